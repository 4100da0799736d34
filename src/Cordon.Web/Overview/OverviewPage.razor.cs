using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Activity;
using Cordon.Features.Overview;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Overview;

public sealed partial class OverviewPage : AddressedPage
{
    [Inject] public required GetOverviewHandler Overview { get; set; }
    [Inject] public required GetServiceSeriesHandler Activity { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public OverviewShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Span => Shown?.Facts is { } facts && facts.Imports.Where(i => i.FromAt is not null).ToList() is { Count: > 0 } told && facts.Imports.Count < GetOverviewHandler.MostImports
        ? $", {TimeWindow.Text(told.Min(i => i.FromAt!.Value), told.Max(i => i.ToAt!.Value))}" : "";

    protected override async Task ReadAsync(string asked)
    {
        if (Person is not null && !Person.May(Permission.Browse)) return;
        var window = TimeWindow.Of(Address);
        var answer = await Newest.AskAsync(async cancel =>
        {
            var reading = Activity.HandleAsync(new GetServiceSeries(window.From, window.To), cancel);
            var overview = await Overview.HandleAsync(new GetOverview(), cancel);
            (await reading).Accepted(out var series, out _);
            overview.Accepted(out var facts, out var refusal);
            return new OverviewShown(asked, facts, series, refusal);
        });
        if (answer is not null) Shown = answer;
    }

    private void Show(TimeWindow window) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(window.Query));
}

/// <param name="Asked">The address it was read for.</param>
public sealed record OverviewShown(string Asked, OverviewFacts? Facts, Series? Series, Refusal? Refusal);
