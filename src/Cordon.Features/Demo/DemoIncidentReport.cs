using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Demo;

/// <summary>Plays how the incident was written down on the Monday: by what Cordon suggests, as the sample reviewer and through the handlers that people use.</summary>
/// <remarks>The truth of the world is not read. An interrupted demo may have done some of it: each step then finds less to do.</remarks>
internal sealed class DemoIncidentReport(CordonStore store)
{
    private static readonly ICurrentActor Reviewer = ActsAs.SampleStaffMember("reviewer");

    public async Task<Refusal?> WriteAsync(CancellationToken cancel)
    {
        if (!(await OpenAsync(cancel)).Accepted(out var opened, out var notOpened)) return notOpened;
        if (opened is not { } incident) return null;
        if (!(await new SuggestParticipantsHandler(store, Reviewer).HandleAsync(new(incident), cancel)).Accepted(out var suggestion, out var notSuggested)) return notSuggested;
        return await ConfirmAsync(incident, suggestion, cancel) ?? await AttachAsync(incident, cancel) ?? await AddFiguresAsync(incident, suggestion, cancel) ?? await SayAsync(incident, suggestion, cancel);
    }

    /// <returns>Null inside where nothing is suggested.</returns>
    private async Task<Outcome<IncidentId?>> OpenAsync(CancellationToken cancel)
    {
        var open = await store.ReadAsync((db, ct) => db.Incidents.OrderBy(i => i.Id).Select(i => (IncidentId?)i.Id).TagWith(nameof(DemoIncidentReport)).FirstOrDefaultAsync(ct), cancel);
        if (open is not null) return open;
        if (!(await new SuggestIncidentsHandler(store, Reviewer).HandleAsync(new(), cancel)).Accepted(out var windows, out var refusal)) return refusal;
        if (windows is not [var window, ..]) return (IncidentId?)null;
        var facts = new IncidentFacts(window.Kind, "Images collected by machine, galleries down", window.FromAt, window.ToAt, "gallery", IncidentStatus.Contained);
        if (!(await new OpenIncidentHandler(store, Reviewer).HandleAsync(new(facts), cancel)).Accepted(out var incident, out var notOpened)) return notOpened;
        return (IncidentId?)incident;
    }

    private async Task<Refusal?> ConfirmAsync(IncidentId incident, SuggestedParticipants suggestion, CancellationToken cancel)
    {
        List<ChosenAccount> five = [.. suggestion.Suggested.Where(a => !a.IsDown).Select(a => new ChosenAccount(a.Account, a.Requests, a.Before))];
        return five.Count == 0 ? null : (await new AddIncidentAccountsHandler(store, Reviewer).HandleAsync(new(incident, five), cancel)).Refusal;
    }

    private async Task<Refusal?> AttachAsync(IncidentId incident, CancellationToken cancel)
    {
        if (!(await new ListEvidenceNearHandler(store, Reviewer).HandleAsync(new(incident), cancel)).Accepted(out var near, out var refusal)) return refusal;
        List<EvidenceId> logs = [.. near.Where(e => e.Touches).Select(e => new EvidenceId(e.Id))];
        return logs.Count == 0 ? null : (await new AttachEvidenceHandler(store, Reviewer).HandleAsync(new(incident, logs), cancel)).Refusal;
    }

    private async Task<Refusal?> AddFiguresAsync(IncidentId incident, SuggestedParticipants suggestion, CancellationToken cancel)
    {
        if (await store.ReadAsync((db, ct) => db.IncidentFigures.AnyAsync(f => f.IncidentId == incident, ct), cancel)) return null;
        FigureDraft[] figures =
        [
            new("Requests answered with 500 and above", suggestion.Health.Inside.Failures, null, "Sealed request log, counted by Cordon"),
            new("Tickets about galleries that did not load", 37, "tickets", "Support desk, export of Monday morning"),
        ];
        return (await new AddIncidentFiguresHandler(store, Reviewer).HandleAsync(new(incident, figures), cancel)).Refusal;
    }

    private async Task<Refusal?> SayAsync(IncidentId incident, SuggestedParticipants suggestion, CancellationToken cancel)
    {
        if (!(await new GetIncidentHandler(store, Reviewer).HandleAsync(new(incident), cancel)).Accepted(out var view, out var refusal)) return refusal;
        if (view.Facts.PublicSentence is not null) return null;
        var made = suggestion.Suggested.ToList();
        var facts = view.Facts with
        {
            Summary = string.Create(CultureInfo.InvariantCulture, $"{made.Count:N0} accounts walked the prompts and images together, {made.Sum(a => a.Requests):N0} of {suggestion.Platform.Requests:N0} requests; errors and latency of the galleries rose until their addresses were blocked."),
            PublicSentence = string.Create(CultureInfo.InvariantCulture, $"In the night to {view.Facts.ToAt.UtcDateTime:dddd, d MMMM}, a few accounts collected images by machine, and galleries loaded slowly or not at all. They have loaded as usual since."),
        };
        return (await new ChangeIncidentHandler(store, Reviewer).HandleAsync(new(incident, view.Version, facts), cancel)).Refusal;
    }
}
