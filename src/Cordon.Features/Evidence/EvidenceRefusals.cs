using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Evidence;

namespace Cordon.Features.Evidence;

/// <summary>Why something is not taken as evidence, and why sealed bytes are not handed out.</summary>
public static class EvidenceRefusals
{
    public static readonly Refusal NotFound = new("evidence.not-found", "There is no such evidence. Nothing was changed. Look for it in the list of evidence.");

    public static readonly Refusal Empty = new("evidence.empty", "The file was not taken: there is nothing in it. Nothing was stored. Choose the file that holds the evidence.");

    public static readonly Refusal FileChanged = new("evidence.file-changed",
        "The file was changed while it was sealed. Nothing was stored. Wait until whoever writes it is done, and add it again.");

    public static readonly Refusal TextTooLong = new("evidence.text-too-long", Say(
        $"Where it comes from takes at most {EvidenceItem.MaxOriginLength} characters, and why it is collected {CustodyEntry.MaxReasonLength}. Nothing was stored. Shorten the text."));

    public static readonly Refusal ReasonNeeded = new("evidence.reason-needed", Say(
        $"Say in {MinReasonLength} to {CustodyEntry.MaxReasonLength} characters why you need the bytes. The reason is kept in the custody record with your name. Nothing was handed out."));

    public static readonly Refusal PurposeNeeded = new("evidence.purpose-needed", Say(
        $"Say in {MinReasonLength} to {MaxPurposeLength} characters what the package is for, and likewise who gets it. Both are kept in the custody record. Nothing was handed over."));

    public static readonly Refusal NothingChosen = new("evidence.nothing-chosen", "Choose at least one item of evidence, or an incident that has some. Nothing was handed over.");

    public static readonly Refusal TooManyChosen = new("evidence.too-many", Say($"At most {MostItems:N0} items are handed over at once. Nothing was handed over. Choose fewer, and make several packages."));

    public static readonly Refusal VerificationCancelled = new("evidence.verification-cancelled",
        "The verification was stopped. What it had looked at stands in the custody records. Start it anew for the whole store.");

    /// <summary>In characters after trimming; the longest purpose and recipient too.</summary>
    public const int MinReasonLength = 10, MaxPurposeLength = 300;

    /// <summary>Most items in a package.</summary>
    public const int MostItems = 1_000;

    /// <param name="import">The import whose file it is.</param>
    public static Refusal Missing(ImportId import) => new("evidence.missing",
        $"The sealed file of import {import.Value} is not where it was kept, so its lines cannot be shown. What was counted from it is safe. Import the same file again, which puts it back, or have it restored from a backup.");

    /// <param name="import">The import whose file it is.</param>
    public static Refusal Altered(ImportId import) => new("evidence.altered",
        $"The sealed file of import {import.Value} holds other bytes than were sealed (its SHA-256 differs), so its lines are not shown. Rest no decision on them. Have the file restored from a backup, and find out who changed it.");

    public static Refusal ItemMissing(EvidenceId item) => new("evidence.missing", Say(
        $"The sealed bytes of evidence E-{item.Value} are not where they were kept. Nothing was handed out. Add the same file again, which puts them back, or have it restored from a backup."));

    public static Refusal ItemAltered(EvidenceId item) => new("evidence.altered", Say(
        $"Evidence E-{item.Value} holds other bytes than were sealed (its SHA-256 differs). Nothing was handed out. Rest no decision on it. Have the file restored from a backup, and find out who changed it."));

    /// <param name="bytes">The file's size.</param>
    /// <param name="most">What is allowed.</param>
    public static Refusal TooLarge(long bytes, long most) => new("evidence.too-large", Say(
        $"The file was not taken: it has {bytes:N0} bytes, and at most {most:N0} are taken. Nothing was stored. Split the file, or raise Cordon:Evidence:MaxFileBytes."));

    public static Refusal TypeRefused(string mediaType) => new("evidence.type-refused",
        $"The file was not taken: by its content it is {mediaType}, which Cordon:Evidence:RefusedMediaTypes keeps out, whatever it is called. Nothing was stored. Pack it into an archive if it is evidence.");

    /// <param name="why">Continues "the archive was not taken:".</param>
    public static Refusal ExpandsTooFar(string why) => new("evidence.expands-too-far",
        $"The archive was not taken: {why}, as files made to fill a disk do. Nothing was stored. If you trust it, add what is in it file by file, or raise the limits under Cordon:Ingest.");

    /// <param name="why">Continues "the scan of uploads".</param>
    public static Refusal ScanRefused(string why) => new("evidence.scan-refused",
        $"The file was not taken: the scan of new files {why}. Nothing was stored. Show the file to whoever looks after security; the program is set in Cordon:Evidence:ScanCommand.");

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
