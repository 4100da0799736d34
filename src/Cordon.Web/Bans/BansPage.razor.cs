using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Bans;

public sealed partial class BansPage : AddressedPage
{
    private BansAddress _asked = new();

    [Inject] public required ListBansHandler Bans { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public BansShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Count => Shown?.List is not { } list ? "" : list.Page.Count + (list.Page.Count.Value == 1 ? " ban" : " bans");

    private string Nothing => _asked.Stage switch
    {
        BanStage.InForce => "No ban is in force.",
        BanStage.Scheduled => "No ban is scheduled. One that begins later, and is approved, waits here for its beginning.",
        BanStage.Waiting => "No ban waits for a second person.",
        BanStage.ReviewDue => "No ban is due for review. One without an end comes here on the day of its review.",
        _ => "No ban has ended yet. Those that were lifted, expired, refused or withdrawn are kept here.",
    };

    protected override Task OnParametersSetAsync()
    {
        _asked = BansAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = BansAddress.Read(Address.Query);
        var query = new ListBans(_asked.Stage, _asked.Filter, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Bans.HandleAsync(query, cancel)).Accepted(out var list, out var refusal);
            return new BansShown(asked, list, refusal);
        });
        if (answer is not null) Shown = answer;
    }

    private void ClauseChanged(ChangeEventArgs change) => Navigation.NavigateTo((_asked.FromTheTop with { Clause = change.Value is string { Length: > 0 } clause ? clause : null }).Href, replace: true);
}

/// <param name="Asked">The address it was read for.</param>
public sealed record BansShown(string Asked, BanList? List, Refusal? Refusal);
