using Cordon.Domain.Imports;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Demo;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

/// <summary>What the demo's cards and devices say of who is one person, with any seed; no rule knows a seed.</summary>
public sealed class DemoLinkingTests
{
    private const int Accounts = 600;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_five_the_family_and_the_second_company_are_clusters_of_their_own_and_the_reseller_joins_nobody(int seed)
    {
        await using var app = await TestApp.StartAsync();
        var world = DemoWorld.Create(Accounts, seed, new DateOnly(2026, 3, 4).AddDays(seed));
        var (accounts, payments, devices) = (Path.Combine(app.Folder, "accounts.csv"), Path.Combine(app.Folder, "payments.csv"), Path.Combine(app.Folder, "devices.csv"));
        await DemoAccountsCsv.WriteAsync(world, accounts, CancellationToken.None);
        await DemoFactsCsv.WritePaymentsAsync(world, payments, CancellationToken.None);
        await DemoFactsCsv.WriteDevicesAsync(world, devices, CancellationToken.None);
        foreach (var (kind, path) in new[] { (ImportKind.Accounts, accounts), (ImportKind.Payments, payments), (ImportKind.Devices, devices) })
            Assert.Null((await app.Get<RunImportHandler>().HandleAsync(new RunImport(kind, path, Path.GetFileName(path), null, "demo", Detect: false), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        Assert.Null((await app.Get<RunLinkingHandler>().HandleAsync(new RunLinking(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);

        var clusters = new List<StreamedCluster>();
        await foreach (var cluster in app.Get<StreamClustersHandler>().HandleAsync(CancellationToken.None)) clusters.Add(cluster);
        foreach (var role in new[] { DemoRole.Five, DemoRole.Family, DemoRole.SecondCompanyScraper })
        {
            var all = world.In(role).Select(a => a.ExternalId).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(all, Assert.Single(clusters, c => c.Accounts.Contains(all[0])).Accounts);
        }
        var reseller = world.In(DemoRole.ResellerCustomer).Select(a => a.ExternalId).ToHashSet();
        Assert.DoesNotContain(clusters, c => c.Accounts.Count(reseller.Contains) > 1);
        Assert.Equal(reseller.Count, await app.AskAsync(db => db.PaymentIdentities.Where(p => p.Funding == CardFunding.Prepaid).Select(p => db.AccountPayments.Count(l => l.PaymentIdentityId == p.Id)).MaxAsync()));
        Assert.Equal(HubLimits.Default.ToJson(), await app.AskAsync(db => db.LinkingRuns.Select(r => r.Settings).SingleAsync()));
    }
}
