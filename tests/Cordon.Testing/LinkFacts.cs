using System.Security.Cryptography;
using System.Text;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Devices;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Testing;

/// <summary>Puts cards, devices and what linking made of them into a store, without files. Accounts that are not there yet are made.</summary>
public sealed class LinkFacts(CordonStore store)
{
    private static readonly DateTimeOffset Start = TestApp.Noon.AddDays(-60);

    /// <summary>A card whose accounts began to use it a day apart and were seen on it last ten days later.</summary>
    public async Task<PaymentIdentityId> CardAsync(string last4, IReadOnlyList<string> accounts, CardFunding funding = CardFunding.Credit, PaymentKind kind = PaymentKind.Card, string? brand = "Visa")
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var card = unit.Db.PaymentIdentities.Add(new PaymentIdentity
        {
            Kind = kind,
            Funding = funding,
            FingerprintHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}{last4}{Guid.NewGuid()}"))),
            Brand = brand,
            Last4 = last4,
            ExpiryMonth = 4,
            ExpiryYear = 2027,
            IssuerCountry = "NL",
            DescribedAt = Start,
            FirstSeenAt = Start,
            LastSeenAt = Start.AddDays(accounts.Count + 9),
        }).Entity;
        await unit.Db.SaveChangesAsync();
        var ids = await AccountsAsync(unit.Db, accounts);
        unit.Db.AccountPayments.AddRange(ids.Select((id, i) => new AccountPayment { AccountId = id, PaymentIdentityId = card.Id, FirstSeenAt = Start.AddDays(i), LastSeenAt = Start.AddDays(i + 10) }));
        await unit.CommitAsync(CancellationToken.None);
        return card.Id;
    }

    public async Task<DeviceId> DeviceAsync(string externalId, IReadOnlyList<string> accounts, string? name = null)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var device = unit.Db.Devices.Add(new Device { ExternalId = externalId, Name = name, DescribedAt = Start, FirstSeenAt = Start, LastSeenAt = Start.AddDays(accounts.Count + 9) }).Entity;
        await unit.Db.SaveChangesAsync();
        var ids = await AccountsAsync(unit.Db, accounts);
        unit.Db.AccountDevices.AddRange(ids.Select((id, i) => new AccountDevice { AccountId = id, DeviceId = device.Id, FirstSeenAt = Start.AddDays(i), LastSeenAt = Start.AddDays(i + 10) }));
        await unit.CommitAsync(CancellationToken.None);
        return device.Id;
    }

    public async Task SaidAsync(PaymentIdentityId card, string account, string? name, string? email = null, string? phone = null, string? postalCode = null, string? country = null)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        unit.Db.BillingDetails.Add(new BillingDetails
        {
            AccountId = (await AccountsAsync(unit.Db, [account]))[0],
            PaymentIdentityId = card,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}{email}{phone}{postalCode}{country}"))),
            Name = name,
            Email = email,
            Phone = phone,
            PostalCode = postalCode,
            Country = country,
            FirstSeenAt = Start,
            LastSeenAt = Start.AddDays(1),
        });
        await unit.CommitAsync(CancellationToken.None);
    }

    /// <summary>As linking would have written it.</summary>
    public async Task<ClusterId> ClusterAsync(params IReadOnlyList<string> accounts)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var ids = await AccountsAsync(unit.Db, accounts);
        var cluster = new ClusterId(ids.Min(id => id.Value));
        unit.Db.Clusters.Add(new Cluster { Id = cluster, Accounts = ids.Count, Links = ids.Count, FormedAt = unit.At, ChangedAt = unit.At });
        unit.Db.ClusterMembers.AddRange(ids.Select(id => new ClusterMember { AccountId = id, ClusterId = cluster }));
        await unit.CommitAsync(CancellationToken.None);
        return cluster;
    }

    public async Task SuggestAsync(string one, string other, double probability, string sentence = "The names are alike and the e-mail addresses are one mailbox.",
        string contributions = """[{"field":"name","bits":4.1,"words":"alike but for a letter"},{"field":"e-mail","bits":8.3,"words":"one mailbox"},{"field":"country","bits":-1.2,"words":"differ"}]""")
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var ids = await AccountsAsync(unit.Db, [one, other]);
        unit.Db.ProbableLinks.Add(new ProbableLink
        {
            AccountId = ids.MinBy(id => id.Value),
            OtherAccountId = ids.MaxBy(id => id.Value),
            Probability = probability,
            Sentence = sentence,
            Contributions = contributions,
            FoundAt = unit.At,
        });
        await unit.CommitAsync(CancellationToken.None);
    }

    /// <summary>Lets the next run of linking look at every account, as an import of these facts would have.</summary>
    public async Task DueAsync()
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        unit.Db.DueLinks.AddRange((await unit.Db.Accounts.Select(a => a.Id).ToListAsync()).ConvertAll(id => new DueLink { AccountId = id, Certain = true }));
        await unit.CommitAsync(CancellationToken.None);
    }

    public Task<AccountId> IdOfAsync(string account) => store.ReadAsync((db, ct) => db.Accounts.Where(a => a.ExternalId == account).Select(a => a.Id).SingleAsync(ct), CancellationToken.None);

    private static async Task<List<AccountId>> AccountsAsync(CordonDb db, IReadOnlyList<string> names)
    {
        var known = await db.Accounts.Where(a => names.Contains(a.ExternalId)).ToDictionaryAsync(a => a.ExternalId, a => a.Id);
        var made = names.Where(name => !known.ContainsKey(name)).Distinct().Select(name => new Account
        {
            ExternalId = name,
            Kind = AccountKind.Registered,
            DisplayName = "Mara Lind",
            Email = $"{name.ToLowerInvariant()}@studio.example",
            LearnedAt = Start,
            FirstSeenAt = Account.NotSeen,
            LastSeenAt = Account.NotSeen,
        }).ToList();
        db.Accounts.AddRange(made);
        await db.SaveChangesAsync();
        foreach (var account in made) known.Add(account.ExternalId, account.Id);
        return [.. names.Select(name => known[name])];
    }
}
