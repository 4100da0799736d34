using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Domain;
using Cordon.Features.Bans;
using Cordon.Features.Staff;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Bans;

public sealed partial class BanPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Bans", BansAddress.Path)];

    private CoveredLook _look = new();
    private int _reads;

    [Inject] public required GetBanHandler Ban { get; set; }
    [Parameter] public long Id { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public BanShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one ban to another the page stays: nothing of the one before may stand under the other's address.
    private BanView? View => Shown?.View is { } view && view.Id == Id ? view : null;

    protected override Task OnParametersSetAsync()
    {
        _look = CoveredLook.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _look = CoveredLook.Read(Address.Query);
        // Another part of those whom it covers is no new question about the ban; the list reads for itself.
        if (View is not null) Shown = Shown! with { Asked = asked };
        else await ReadBanAsync(asked);
    }

    private async Task ReadBanAsync(string asked)
    {
        var id = new BanId(Id);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Ban.HandleAsync(new(id), cancel)).Accepted(out var view, out var refusal);
            return new BanShown(asked, view, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == BanRefusals.NotFound) Navigation.NotFound();
    }

    /// <summary>Something was decided or carried out: all is read anew.</summary>
    private async Task AgainAsync()
    {
        _reads++;
        await ReadBanAsync(Address.PathAndQuery);
        StateHasChanged();
    }

    // The record names people by a stable id; those of the sample staff have a name.
    private static string Who(string actor) => SampleStaff.All.FirstOrDefault(a => a.Id == actor)?.Name ?? actor;
}

/// <param name="Asked">The address it was read for.</param>
public sealed record BanShown(string Asked, BanView? View, Refusal? Refusal);
