using Cordon.Domain;
using Cordon.Features.Devices;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Devices;

public sealed partial class DevicePage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Clusters", "/clusters")];

    [Inject] public required GetDeviceHandler Device { get; set; }

    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "before")] public string? Before { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public DeviceShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one device to another the page stays: nothing of the one before may stand under the other's address.
    private DeviceView? View => Shown?.View is { } view && view.Id == Id ? view : null;

    protected override async Task ReadAsync(string asked)
    {
        var query = new GetDevice(new DeviceId(Id), new PagePlace(After, Before));
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Device.HandleAsync(query, cancel)).Accepted(out var view, out var refusal);
            return new DeviceShown(asked, view, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == DeviceRefusals.NotFound) Navigation.NotFound();
    }

    private Task ReadAgainAsync() => ReadAsync(Address.PathAndQuery);
}

/// <param name="Asked">The address it was read for.</param>
public sealed record DeviceShown(string Asked, DeviceView? View, Refusal? Refusal);
