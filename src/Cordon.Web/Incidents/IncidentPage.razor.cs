using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Activity;
using Cordon.Features.Incidents;
using Cordon.Features.Staff;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Incidents;

public sealed partial class IncidentPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Incidents", IncidentsAddress.Path)];

    private int _reads;

    [Inject] public required GetIncidentHandler Incident { get; set; }
    [Inject] public required GetServiceSeriesHandler Activity { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }
    [Parameter] public long Id { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public IncidentShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one incident to another the page stays: nothing of the one before may stand under the other's address.
    private IncidentView? View => Shown?.View is { } view && view.Id == Id ? view : null;

    // Of which incident who is suggested, until somebody is confirmed.
    private (long Incident, IReadOnlyList<AccountId> Accounts)? _suggested;

    // Whose requests are charted: those who took part; until a person has confirmed any, those who are suggested.
    private IReadOnlyList<AccountId> Charted => View is not { } view ? [] : view.Accounts.Count > 0 ? [.. view.Accounts.Select(a => new AccountId(a.Id))] : _suggested is { } found && found.Incident == Id ? found.Accounts : [];

    private List<ChartBand> Bands => View is not { } view ? [] : [new(view.Facts.FromAt, view.Facts.ToAt.AddMinutes(-1), view.Facts.Title, BandKind.Incident)];

    private string Lead
    {
        get
        {
            var (platform, health) = (View!.Platform, View.Health);
            if (platform.Requests == 0) return "No request log was read of this time.";
            var usual = platform.Usual is { } u ? $"usual at these hours: {Figures.Count(u)}" : $"in as long a time before: {Figures.Count(platform.Before)}";
            var failures = string.Create(CultureInfo.InvariantCulture, $" {Figures.Count(health.Inside.Failures)} were answered with 500 and above ({Figures.Share(health.Inside.Failures, health.Inside.Requests)}), before {Figures.Count(health.Before.Failures)} of {Figures.Count(health.Before.Requests)}.");
            var latency = health.Inside.Millis is { } inside && health.Before.Millis is { } before ? string.Create(CultureInfo.InvariantCulture, $" A request took {inside:N0} ms on average, before {before:N0} ms.") : "";
            return $"{Figures.Count(platform.Requests)} requests; {usual}.{failures}{latency}";
        }
    }

    private void Suggested(IReadOnlyList<AccountId> accounts) => _suggested = (Id, accounts);

    protected override async Task ReadAsync(string asked)
    {
        var id = new IncidentId(Id);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Incident.HandleAsync(new(id), cancel)).Accepted(out var view, out var refusal);
            Series? series = null;
            if (view is not null) (await Activity.HandleAsync(Asked(view), cancel)).Accepted(out series, out _);
            return new IncidentShown(asked, view, series, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == IncidentRefusals.NotFound) Navigation.NotFound();
    }

    /// <summary>What the address says; else the window with as much before and behind it.</summary>
    private GetServiceSeries Asked(IncidentView view)
    {
        var (window, span) = (TimeWindow.Of(Address), view.Facts.ToAt - view.Facts.FromAt);
        return window.IsAll ? new(view.Facts.FromAt - span, view.Facts.ToAt + span) : new(window.From, window.To);
    }

    private async Task ChangeAsync()
    {
        if (await IncidentDialog.ChangeAsync(Dialogs, View!)) await AgainAsync();
    }

    private Task HandOverAsync() => Evidence.HandOverDialog.OfIncidentAsync(Dialogs, View!.Id, View.Evidence.Count);

    /// <summary>Something was decided: all is read anew.</summary>
    private async Task AgainAsync()
    {
        await ReadAsync(Address.PathAndQuery);
        _reads++;
    }

    private string Who(string actor) => actor == Person?.Id ? "You" : SampleStaff.All.FirstOrDefault(s => s.Id == actor)?.Name ?? actor;

    private void ShowWindow(TimeWindow window) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(window.Query));
}

/// <param name="Asked">The address it was read for.</param>
public sealed record IncidentShown(string Asked, IncidentView? View, Series? Series, Refusal? Refusal);
