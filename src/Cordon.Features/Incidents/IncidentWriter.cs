using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Incidents;

namespace Cordon.Features.Incidents;

/// <summary>What the commands on incidents have in common.</summary>
internal static class IncidentWriter
{
    public const int MinReasonLength = 10;

    public static string Subject(IncidentId id) => string.Create(CultureInfo.InvariantCulture, $"incident:{id.Value}");

    /// <summary>Whole minutes, as activity is kept: what begins within one begins with it, what ends within one ends behind it.</summary>
    public static IncidentFacts InMinutes(IncidentFacts facts) => facts with { FromAt = Floor(facts.FromAt), ToAt = Floor(facts.ToAt.AddTicks(TimeSpan.TicksPerMinute - 1)) };

    /// <summary>An incident as the audit record tells it.</summary>
    public static object State(Incident incident) => new
    {
        kind = incident.Kind.ToString(),
        title = incident.Title,
        service = incident.Service,
        from = incident.FromAt,
        to = incident.ToAt,
        status = incident.Status.ToString(),
        summary = incident.Summary,
        publicSentence = incident.PublicSentence,
    };

    public static Refusal? CheckReason(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= IncidentAccount.MaxReasonLength ? null : IncidentRefusals.ReasonNeeded;

    public static Outcome<T> Outcome<T>(Outcome<T> saved) => saved.Refusal == Refusals.ChangedMeanwhile ? IncidentRefusals.ChangedMeanwhile : saved;

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
