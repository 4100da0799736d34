using Cordon.Domain;
using Cordon.Features.Payments;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Payments;

public sealed partial class PaymentPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Clusters", "/clusters")];

    [Inject] public required GetPaymentHandler Payment { get; set; }

    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "before")] public string? Before { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public PaymentShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one card to another the page stays: nothing of the one before may stand under the other's address.
    private PaymentView? View => Shown?.View is { } view && view.Id == Id ? view : null;

    protected override async Task ReadAsync(string asked)
    {
        var query = new GetPayment(new PaymentIdentityId(Id), new PagePlace(After, Before));
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Payment.HandleAsync(query, cancel)).Accepted(out var view, out var refusal);
            return new PaymentShown(asked, view, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == PaymentRefusals.NotFound) Navigation.NotFound();
    }

    private Task ReadAgainAsync() => ReadAsync(Address.PathAndQuery);
}

/// <param name="Asked">The address it was read for.</param>
public sealed record PaymentShown(string Asked, PaymentView? View, Refusal? Refusal);
