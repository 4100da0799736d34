using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Features.Approvals;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Approvals;

public sealed partial class ApprovalPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Approvals", ApprovalsAddress.Path)];

    private ApprovalAddress _asked = new(null, null);
    private int _reads;

    [Inject] public required GetProposalHandler Proposal { get; set; }
    [Parameter] public long Id { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public ApprovalShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one proposal to another the page stays: nothing of the one before may stand under the other's address.
    private ProposalView? View => Shown?.View is { } view && view.Id == Id ? view : null;

    private string Title => View is { } view ? ApprovalWords.Title(view.Kind, view.Ban.Id, view.Ban.Organization) : "Proposal";

    protected override Task OnParametersSetAsync()
    {
        _asked = ApprovalAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = ApprovalAddress.Read(Address.Query);
        var id = new ProposalId(Id);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Proposal.HandleAsync(new(id), cancel)).Accepted(out var view, out var refusal);
            return new ApprovalShown(asked, view, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == ProposalRefusals.NotFound) Navigation.NotFound();
    }

    /// <summary>Something was decided: all is read anew.</summary>
    private async Task AgainAsync()
    {
        await ReadAsync(Address.PathAndQuery);
        _reads++;
    }

    private static string Sentence(ProposalView view)
    {
        var does = ApprovalWords.Does(view.Kind, view.Accounts);
        return view.Kind switch
        {
            ProposalKind.Ban => $"The ban {does}.",
            ProposalKind.Lift => $"The lift {does}.",
            _ => $"The exemption {does}.",
        };
    }
}

/// <param name="Asked">The address it was read for.</param>
public sealed record ApprovalShown(string Asked, ProposalView? View, Refusal? Refusal);
