using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Testing.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Browser.Tests;

/// <summary>What joins the accounts that move in lockstep: two cards and a device; beside them an office's card, a tablet of many, and a suggestion.</summary>
internal static class SeedCluster
{
    /// <returns>The cluster, and an account of none.</returns>
    public static async Task<(ClusterId Cluster, AccountId Alone)> AddAsync(CordonStore store, CancellationToken cancel)
    {
        var flagged = await store.ReadAsync((db, ct) => db.Accounts.Where(a => db.Flags.Any(f => f.AccountId == a.Id && f.Rule == "lockstep" && f.SupersededAt == null))
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.ExternalId, a.LastSeenAt }).Take(5).ToListAsync(ct), cancel);
        var members = flagged.Select(a => a.ExternalId).ToArray();
        var links = new SampleLinks(store, flagged.Max(a => a.LastSeenAt).AddDays(-70));
        foreach (var account in flagged) links.Known(account.ExternalId, account.Id);
        for (var i = 0; i < 12; i++) await links.AccountAsync($"N-{i:00}", $"Nora Berg{i}", $"nora{i}@harbour.example");
        var card = await links.PaymentAsync("4242", members[..3]);
        await links.PaymentAsync("1881", members[2..], funding: CardFunding.Corporate, brand: "Mastercard");
        await links.DeviceAsync("dev-9f2c77aa", "Laptop, Firefox", [members[0], members[4]]);
        var office = await links.PaymentAsync("0005", [members[4], "N-00"], brand: null);
        await links.PaymentAsync("k7qp", [members[1]], PaymentKind.Wallet, brand: null);
        await links.DeviceAsync("tablet-lobby", "Lobby tablet", [members[0], .. Enumerable.Range(0, 12).Select(i => $"N-{i:00}")]);
        await links.BilledAsync(members[0], card, "Mara Lindqvist", "mara@studio.example", "+49 170 5550142", "10115");
        await links.BilledAsync(members[1], card, "MARA LINDQVIST", "mara@studio.example", "+491705550142", "10115");
        // The demo case links them already; what is added here joins nobody else.
        var first = flagged[0].Id;
        var cluster = await store.ReadAsync((db, ct) => db.ClusterMembers.Where(m => m.AccountId == first).Select(m => m.ClusterId).SingleAsync(ct), cancel);
        await links.DecideAsync(LinkDecisionKind.CutIdentifier, "The card belongs to the office, its bookkeeper said so.", payment: office);
        await links.SuggestAsync(members[1], "N-01", 0.93, "The billing names are the same but for a letter, and the mail addresses differ by a plus-tag.");
        return (cluster, links.IdOf("N-02"));
    }
}
