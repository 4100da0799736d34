using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Testing;
using Cordon.Testing.Linking;

namespace Cordon.Features.Tests.Linking;

/// <summary>Five accounts of one person: two cards and a device join them; an office's card and a device of many join nobody.</summary>
internal sealed class ClusterStore : IAsyncDisposable
{
    public static readonly string[] Five = ["A-1", "A-2", "A-3", "A-4", "A-5"];

    private ClusterStore(TestApp app) => (App, Links) = (app, new SampleLinks(app.Store, TestApp.Noon.AddDays(-90)));

    public TestApp App { get; }
    public SampleLinks Links { get; }
    public ClusterId Cluster { get; private set; }
    public PaymentIdentityId Shared { get; private set; }
    public PaymentIdentityId Office { get; private set; }
    public DeviceId Kiosk { get; private set; }

    public static async Task<ClusterStore> FilledAsync()
    {
        var world = new ClusterStore(await TestApp.StartAsync());
        var links = world.Links;
        for (var i = 0; i < 5; i++) await links.AccountAsync(Five[i], $"Mara Lind{i}", i < 3 ? $"mara{i}@northlight.example" : $"m{i}@mail.example", requests: 1_000 * (i + 1));
        for (var i = 0; i < 8; i++) await links.AccountAsync($"B-{i}", $"Ida Berg{i}", $"ida{i}@lantern.example");
        world.Shared = await links.PaymentAsync("4242", ["A-1", "A-2", "A-3"]);
        await links.PaymentAsync("1881", ["A-3", "A-4"], funding: CardFunding.Corporate);
        await links.DeviceAsync("dev-9f2c", "Laptop, Firefox", ["A-4", "A-5"]);
        world.Office = await links.PaymentAsync("0005", ["A-5", "B-0"], brand: "Mastercard");
        world.Kiosk = await links.DeviceAsync("kiosk", null, ["A-1", .. Enumerable.Range(0, 8).Select(i => $"B-{i}")]);
        await links.DeviceAsync("phone-1", "Phone", ["A-1"]);
        world.Cluster = await links.ClusterAsync(Five);
        await links.DecideAsync(LinkDecisionKind.CutIdentifier, "The card belongs to the office.", payment: world.Office);
        world.App.As("reviewer");
        return world;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
