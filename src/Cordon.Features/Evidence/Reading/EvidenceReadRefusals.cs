using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Evidence.Reading.Pdf;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Why evidence is not shown, or no part of it taken out.</summary>
public static class EvidenceReadRefusals
{
    public static readonly Refusal NotFound = new("evidence.not-found", "There is no such item of evidence. Look for it in the list of evidence.");

    public static readonly Refusal Missing = new("evidence.missing",
        "The sealed file is not where it was kept, so nothing of it can be shown. What was counted from it is safe. Have it restored from a backup, or bring the same file again, which puts it back.");

    public static readonly Refusal Altered = new("evidence.altered",
        "The sealed file holds other bytes than were sealed (its SHA-256 differs), so nothing of it is shown. Rest no decision on it. Have the file restored from a backup, and find out who changed it.");

    public static readonly Refusal NotText = new("evidence.not-text", "This file holds no lines of text, so there are none to show. Its bytes are safe. Download it to look at it in a program made for it.");

    public static readonly Refusal NotAPicture = new("evidence.not-a-picture", "The bytes of this file are those of no picture that is shown here. They are safe. Download it to look at it in a program made for it.");

    public static readonly Refusal PdfTooLarge = new("evidence.pdf-too-large",
        string.Create(CultureInfo.InvariantCulture, $"This PDF document is larger than the {PdfReading.MaxBytes >> 20} MiB whose text is shown here. Its bytes are safe. Download it to look at it in a reader that runs no programs."));

    public static readonly Refusal PdfBroken = new("evidence.pdf-broken",
        "This PDF document breaks off, or is not built as such documents are, so no text was found in it. It is kept as it came. Download it to look at it in a reader that runs no programs.");

    public static readonly Refusal PdfLocked = new("evidence.pdf-locked",
        "This PDF document is encrypted and opens with a password only, so its text cannot be shown. It is kept as it came. Download it, and ask whoever brought it for the password.");

    public static readonly Refusal PdfTooMuch = new("evidence.pdf-too-much",
        "Reading this page took more time or memory than there is for it, so it was ended and nothing is shown. The document is safe. Try another page, or download it to look at it in a reader that runs no programs.");

    public static readonly Refusal TooLargeExpanded = new("evidence.too-large-expanded",
        "Expanded, this file is larger than the room that is kept for looking at packed files. Nothing of it was lost. Download it, or have the room enlarged (Cordon:Ingest:MaxExpandedBytes).");

    public static readonly Refusal BrokenArchive = new("evidence.broken-archive", "The packed file breaks off or is damaged, so its lines cannot be shown. It is kept as it came. Download it to look at it.");

    public static readonly Refusal NoLog = new("evidence.not-a-read-log",
        "Lines are told apart by account only in a request log that was imported: the import says what an account is. Import this file as a request log, or search for a text.");

    public static readonly Refusal FlagNotFound = new("flag.not-found", "There is no such flag. Open the account to see which flags stand.");

    public static readonly Refusal NothingChosen = new("evidence.nothing-chosen", "No line is chosen, or none matches. Nothing was sealed. Choose lines first.");

    public static readonly Refusal ReasonNeeded = new("evidence.reason-needed",
        string.Create(CultureInfo.InvariantCulture, $"Say in {ExtractEvidence.MinReasonLength} to {Domain.Evidence.CustodyEntry.MaxReasonLength} characters why. The reason is kept with your name. Nothing was sealed."));
}
