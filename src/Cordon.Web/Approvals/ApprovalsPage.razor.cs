using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Features.Approvals;
using Cordon.Web.Incidents;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Approvals;

public sealed partial class ApprovalsPage : AddressedPage
{
    private ApprovalsAddress _asked = new();

    [Inject] public required ListApprovalsHandler Approvals { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public ApprovalsShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Count => Shown?.View is not { } view ? "" : view.ForMeCount == 0 ? "nothing waits for you" : Figures.Count(view.ForMeCount, "proposal waits", "proposals wait") + " for you";

    protected override Task OnParametersSetAsync()
    {
        _asked = ApprovalsAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = ApprovalsAddress.Read(Address.Query);
        var query = new ListApprovals(_asked.State, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Approvals.HandleAsync(query, cancel)).Accepted(out var view, out var refusal);
            return new ApprovalsShown(asked, view, refusal);
        });
        if (answer is not null) Shown = answer;
    }

    private void StateChanged(ChangeEventArgs change) => Navigation.NavigateTo(new ApprovalsAddress { State = IncidentsAddress.Name<ProposalState>(change.Value as string) }.Href, replace: true);
}

/// <param name="Asked">The address it was read for.</param>
public sealed record ApprovalsShown(string Asked, ApprovalsView? View, Refusal? Refusal);
