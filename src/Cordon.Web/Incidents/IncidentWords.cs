using System.Globalization;
using Cordon.Domain.Incidents;
using Cordon.Web.Shared;

namespace Cordon.Web.Incidents;

/// <summary>How incidents are put into words.</summary>
public static class IncidentWords
{
    private const string Day = "ddd d MMM", Clock = "HH:mm";

    public static string Kind(IncidentKind kind) => kind switch
    {
        IncidentKind.Scraping => "Scraping",
        IncidentKind.Outage => "Outage",
        IncidentKind.CredentialAttack => "Attack on credentials",
        IncidentKind.AutomatedUse => "Automated use",
        _ => "Other",
    };

    public static MarkState State(IncidentStatus status) => status switch
    {
        IncidentStatus.Open => MarkState.Running,
        IncidentStatus.Contained => MarkState.WaitingForApproval,
        _ => MarkState.Ended,
    };

    public static string Href(long id) => FormattableString.Invariant($"{IncidentsAddress.Path}/{id}");

    /// <summary><c>Sat 28 Feb 23:40–Sun 03:54 UTC</c>; from a week on with both dates.</summary>
    /// <param name="to">The first minute after it.</param>
    public static string Span(DateTimeOffset from, DateTimeOffset to)
    {
        var (a, b) = (from.UtcDateTime, to.UtcDateTime);
        var end = a.Date == b.Date ? b.ToString(Clock, CultureInfo.InvariantCulture) : b.ToString(b - a < TimeSpan.FromDays(6) ? "ddd HH:mm" : Day + " " + Clock, CultureInfo.InvariantCulture);
        return a.ToString(Day + " " + Clock, CultureInfo.InvariantCulture) + "–" + end + " UTC";
    }

    /// <summary>How long it lasted: <c>4 h 14 min</c>.</summary>
    public static string Length(TimeSpan span) => span.TotalDays >= 2 ? Figures.Count((long)span.TotalDays, "day")
        : span.TotalHours >= 1 ? FormattableString.Invariant($"{(int)span.TotalHours} h") + (span.Minutes > 0 ? FormattableString.Invariant($" {span.Minutes} min") : "") : FormattableString.Invariant($"{(int)span.TotalMinutes} min");

    /// <summary>What stood out, as the beginning of a sentence: <c>Requests stood at 12 times the usual</c>.</summary>
    public static string Says(SuggestedWindow window)
    {
        var failures = window.Failures is { } failed ? Figures.Count((long)failed.Requests) + " answers of 500 and above" : null;
        if (window.Requests is not { } stretch) return $"The platform gave {failures}";
        var requests = window.Times is { } times and >= 2 ? FormattableString.Invariant($"Requests stood at {Math.Floor(times):N0} times the usual") : $"Requests stood far above the usual, {Figures.Count((long)stretch.Peak)} in ten minutes";
        return failures is null ? requests : $"{requests}, and the platform gave {failures}";
    }

    /// <summary>A figure as it was typed, with its unit.</summary>
    public static string Figure(double value, string? unit) => value.ToString("#,0.##", CultureInfo.InvariantCulture) + (unit is null ? "" : "\u00A0" + unit);

    /// <summary>What staff did, behind their name.</summary>
    public static string Did(string action) => action switch
    {
        "incident.opened" => "opened the incident.",
        "incident.changed" => "changed what is said of it.",
        "incident.figures-added" => "added figures of its impact.",
        "incident.figure-taken-back" => "took a figure back.",
        "incident.accounts-added" => "confirmed accounts that took part.",
        "incident.account-taken-out" => "took an account out.",
        "incident.evidence-attached" => "attached evidence.",
        "incident.evidence-detached" => "detached an item of evidence.",
        _ => action,
    };
}
