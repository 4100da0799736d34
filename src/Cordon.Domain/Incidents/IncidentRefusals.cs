using System.Globalization;

namespace Cordon.Domain.Incidents;

public static class IncidentRefusals
{
    public static readonly Refusal NotFound = new("incident.not-found", "There is no such incident. Nothing was changed. Look for it in the list of incidents.");

    public static readonly Refusal TitleLength = new("incident.title-length", $"Name the incident in {Incident.MinTitleLength} to {Incident.MaxTitleLength} characters. Nothing was saved.");

    public static readonly Refusal WindowOutOfRange = new("incident.window-out-of-range",
        $"An incident begins before it ends, not in the future, and lasts at most {Incident.MaxDays.ToString(CultureInfo.InvariantCulture)} days. Nothing was saved. Choose other times.");

    public static readonly Refusal TextTooLong = new("incident.text-too-long", "One of the texts is too long. Nothing was saved. Shorten it.");

    public static readonly Refusal ChangedMeanwhile = new("incident.changed-meanwhile", "Somebody changed this incident while you were at it. Nothing of yours was saved. Reload to see what stands.");

    public static readonly Refusal FigureIncomplete = new("incident.figure-incomplete", "A figure needs a name, a number and where it comes from. Nothing was saved.");

    /// <param name="line">From 1, empty ones counted.</param>
    /// <param name="why">As a clause.</param>
    public static Refusal FiguresUnreadable(int line, string why) => new("incident.figures-unreadable",
        $"Line {line.ToString("N0", CultureInfo.InvariantCulture)} of the figures was not understood: {why}. Nothing was saved. Write name,value,unit,source, one figure a line.");

    public static Refusal FiguresFileTooLarge(long mostBytes) => new("incident.figures-file-too-large",
        $"The file is larger than the {(mostBytes >> 10).ToString("N0", CultureInfo.InvariantCulture)} KiB that figures may have. Nothing was saved. Choose a file with one figure a line: name,value,unit,source.");

    public static readonly Refusal FiguresNoText = new("incident.figures-no-text", "The file is no text in UTF-8. Nothing was saved. Save the table as CSV (UTF-8) and choose it again.");

    public static readonly Refusal FiguresNone = new("incident.figures-none", "The file holds no figure. Nothing was saved. Write one a line: name,value,unit,source.");

    public static readonly Refusal NobodyChosen = new("incident.nobody-chosen", "Choose at least one account. Nothing was changed.");

    public static readonly Refusal TooMany = new("incident.too-many", "So many cannot be put down at once. Nothing was changed. Choose fewer.");

    public static readonly Refusal FiguresMoved = new("incident.figures-moved",
        "Since you looked, other requests of these accounts were read, or the window was changed. Nothing was changed. Look at their figures again and decide anew.");

    /// <param name="count">How many of those named are not known.</param>
    public static Refusal UnknownAccount(int count) => new("incident.unknown-account",
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} of the accounts named {(count == 1 ? "is" : "are")} not known here. Nothing was changed. They may be written otherwise, or not be imported yet.");

    public static readonly Refusal AlreadyThere = new("incident.already-there", "It is there already. Nothing was changed.");

    public static readonly Refusal NotThere = new("incident.not-there", "It is not there, or was taken out already. Nothing was changed. Reload to see what stands.");

    public static readonly Refusal ReasonNeeded = new("incident.reason-needed", "Say in 10 to 500 characters why. The reason is kept with your name. Nothing was changed.");
}
