using System.Globalization;
using Cordon.Domain.Attribution;

namespace Cordon.Domain.Explaining;

/// <summary>The way from an account to the evidence, over what it was reached through: the same for the page, the command line and whatever is sent or handed over.</summary>
internal static class ProofPath
{
    public static IReadOnlyList<PathStep> Of(string account, CoveringFacts covering, Audience audience)
    {
        var deep = audience is Audience.Reviewer or Audience.Export;
        var steps = new List<PathStep> { new(PathStepKind.Account, null, account, covering.Affiliation is null ? [new("named by the ban itself")] : []) };
        if (covering.Affiliation is { } affiliation)
        {
            steps.Add(deep ? Affiliated(affiliation) : AffiliatedPlainly(affiliation));
            steps.Add(Organized(affiliation));
        }
        steps.Add(deep ? Banned(covering.Ban) : BannedPlainly(covering.Ban));
        steps.AddRange(covering.Ban.Incidents.Select(i => deep
            ? new PathStep(PathStepKind.Incident, i.Id.Value, i.Title, [new(PathDates.Span(i.FromAt, i.ToAt)), .. Said(i)])
            : new PathStep(PathStepKind.Incident, i.Id.Value, $"incident on {PathDates.Day(i.FromAt)}", [.. Said(i)])));
        // The name of a file tells how something was found out.
        steps.AddRange(covering.Ban.Evidence.Select(e => deep
            ? new PathStep(PathStepKind.Evidence, e.Id.Value, e.Name, [], Sha256: e.Sha256, Opened: e.Opened, Fault: e.Fault)
            : new PathStep(PathStepKind.Evidence, e.Id.Value, "sealed evidence", [])));
        return steps;
    }

    private static PathStep Affiliated(AffiliationFacts affiliation)
    {
        var details = affiliation.Signals.Select(s => new PathDetail(s.Text, s.LogOdds, s.Sources)).ToList();
        if (affiliation is { DecidedBy: { } by, DecidedAt: { } at })
            details.Add(new($"{State(affiliation.State)} by {by} on {PathDates.Day(at)}{(affiliation.Reason is { } reason ? $": “{reason}”" : "")}"));
        var text = string.Create(CultureInfo.InvariantCulture, $"{State(affiliation.State)}, confidence {Math.Floor((affiliation.Confidence * 100) + 1e-9) / 100:0.00}");
        return new(PathStepKind.Affiliation, null, text, details, affiliation.State, affiliation.Confidence);
    }

    private static PathStep AffiliatedPlainly(AffiliationFacts affiliation)
    {
        var name = affiliation.Way[0].Name;
        var text = affiliation.State switch
        {
            AffiliationState.Confirmed => $"belongs to {name}, as a person has confirmed",
            AffiliationState.Ended => $"belonged to {name} at the time",
            _ => $"is taken to belong to {name}",
        };
        return new(PathStepKind.Affiliation, null, text, [.. SupportWords.Of(affiliation.Signals).Select(said => new PathDetail(said))], affiliation.State);
    }

    private static PathStep Organized(AffiliationFacts affiliation)
    {
        var way = affiliation.Way;
        var details = way.Zip(way.Skip(1), (from, to) => new PathDetail($"{(from.Leads == OrganizationTie.MergedInto ? "is the same as" : "is part of")} {to.Name}", Id: to.Id.Value));
        return new(PathStepKind.Organization, way[0].Id.Value, way[0].Name, [.. details]);
    }

    private static PathStep Banned(BanFacts ban)
    {
        var details = new List<PathDetail> { new($"“{ban.Clause.Text}”") };
        details.AddRange(ban.Decisions.Select(d => new PathDetail($"{Did(d.Kind)} by {d.By} on {PathDates.Instant(d.At)}")));
        return new(PathStepKind.Ban, ban.Ban.Id.Value, string.Create(CultureInfo.InvariantCulture, $"{ban.Clause.Code}, version {ban.Clause.Version}: {ban.Clause.Title}"), details);
    }

    // Whoever decided is nobody whom a banned person has to know.
    private static PathStep BannedPlainly(BanFacts ban)
    {
        var decided = ban.Ban.ApprovedAt is { } at ? $"decided by two people; the second agreed on {PathDates.Day(at)}" : "decided in an emergency; a second person has not agreed yet";
        return new(PathStepKind.Ban, ban.Ban.Id.Value, ban.Clause.Title, [new(ban.Clause.Text), new(decided)]);
    }

    private static IEnumerable<PathDetail> Said(PathIncident incident) => incident.PublicSentence is { } sentence ? [new(sentence)] : [];

    private static string State(AffiliationState state) => state switch
    {
        AffiliationState.Confirmed => "confirmed",
        AffiliationState.Suspected => "suspected",
        AffiliationState.Rejected => "rejected",
        _ => "ended",
    };

    private static string Did(DecisionKind kind) => kind switch
    {
        DecisionKind.Proposed => "proposed",
        DecisionKind.CoSigned => "co-signed",
        DecisionKind.Approved => "approved",
        _ => "put into force in an emergency",
    };
}
