using System.Security.Cryptography;
using System.Text;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Devices;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;

namespace Cordon.Testing.Linking;

/// <summary>Writes accounts, identifiers and clusters straight into a store, for what is shown of them; what is linked is said and not worked out.</summary>
public sealed class SampleLinks(CordonStore store, DateTimeOffset from)
{
    private readonly List<object> _rows = [];
    private readonly Dictionary<string, AccountId> _accounts = [];

    /// <summary>The day that things were first seen, unless they are told otherwise.</summary>
    public DateTimeOffset From { get; } = from;

    /// <summary>An account that is in the store.</summary>
    public SampleLinks Known(string externalId, AccountId id)
    {
        _accounts[externalId] = id;
        return this;
    }

    public AccountId IdOf(string externalId) => _accounts[externalId];

    public async Task<AccountId> AccountAsync(string externalId, string? name = null, string? email = null, string? plan = "paid", string? country = "DE", long requests = 0)
    {
        var account = new Account
        {
            ExternalId = externalId,
            Kind = AccountKind.Registered,
            Username = name?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(),
            DisplayName = name,
            Email = email,
            EmailDomain = email?[(email.LastIndexOf('@') + 1)..],
            Plan = plan,
            Country = country,
            Requests = requests,
            FirstSeenAt = requests > 0 ? From : Account.NotSeen,
            LastSeenAt = requests > 0 ? From.AddDays(7) : Account.NotSeen,
            LearnedAt = From,
        };
        await SaveAsync(account);
        foreach (var term in AccountTerms.Of(account)) _rows.Add(new AccountTerm { AccountId = account.Id, Term = term });
        await SaveAsync();
        return _accounts[externalId] = account.Id;
    }

    public async Task<PaymentIdentityId> PaymentAsync(string last4, IEnumerable<string> accounts, PaymentKind kind = PaymentKind.Card, string? brand = "Visa", CardFunding funding = CardFunding.Credit, int days = 70)
    {
        var payment = new PaymentIdentity
        {
            Kind = kind,
            FingerprintHash = Hash($"{kind} {last4} {Guid.NewGuid()}"),
            Funding = funding,
            Brand = brand,
            Last4 = last4,
            IssuerCountry = "DE",
            DescribedAt = From,
            FirstSeenAt = From,
            LastSeenAt = From.AddDays(days),
        };
        await SaveAsync(payment);
        _rows.AddRange(accounts.Select((name, i) => new AccountPayment { AccountId = _accounts[name], PaymentIdentityId = payment.Id, FirstSeenAt = From.AddDays(i), LastSeenAt = From.AddDays(days - i) }));
        await SaveAsync();
        return payment.Id;
    }

    public async Task<DeviceId> DeviceAsync(string externalId, string? name, IEnumerable<string> accounts, int days = 40)
    {
        var device = new Device { ExternalId = externalId, Name = name, DescribedAt = From, FirstSeenAt = From, LastSeenAt = From.AddDays(days) };
        await SaveAsync(device);
        _rows.AddRange(accounts.Select((account, i) => new AccountDevice { AccountId = _accounts[account], DeviceId = device.Id, FirstSeenAt = From.AddDays(i), LastSeenAt = From.AddDays(days - i) }));
        await SaveAsync();
        return device.Id;
    }

    public Task BilledAsync(string account, PaymentIdentityId payment, string? name, string? email = null, string? phone = null, string? postalCode = null, string? country = "DE") => SaveAsync(new BillingDetails
    {
        AccountId = _accounts[account],
        PaymentIdentityId = payment,
        Digest = Hash($"{account} {name} {email} {phone} {postalCode} {country}"),
        Name = name,
        Email = email,
        Phone = phone,
        PostalCode = postalCode,
        Country = country,
        FirstSeenAt = From,
        LastSeenAt = From,
    });

    public async Task<ClusterId> ClusterAsync(params string[] accounts)
    {
        var id = new ClusterId(accounts.Min(name => _accounts[name].Value));
        _rows.Add(new Cluster { Id = id, Accounts = accounts.Length, Links = accounts.Length, FormedAt = From, ChangedAt = From.AddDays(1) });
        _rows.AddRange(accounts.Select(name => new ClusterMember { AccountId = _accounts[name], ClusterId = id }));
        await SaveAsync();
        return id;
    }

    public Task SuggestAsync(string account, string other, double probability, string sentence)
    {
        var (a, b) = _accounts[account] < _accounts[other] ? (account, other) : (other, account);
        return SaveAsync(new ProbableLink { AccountId = _accounts[a], OtherAccountId = _accounts[b], Probability = probability, Sentence = sentence, Contributions = "[]", FoundAt = From });
    }

    public async Task<LinkDecisionId> DecideAsync(LinkDecisionKind kind, string reason, string? account = null, string? other = null, PaymentIdentityId? payment = null, DeviceId? device = null)
    {
        var decision = new LinkDecision
        {
            Kind = kind,
            AccountId = account is null ? null : _accounts[account],
            OtherAccountId = other is null ? null : _accounts[other],
            PaymentIdentityId = payment,
            DeviceId = device,
            Reason = reason,
            By = "dev:mara",
            ByName = "Mara Reviewer",
            At = From.AddDays(2),
        };
        await SaveAsync(decision);
        return decision.Id;
    }

    /// <summary>Adds rows of any kind.</summary>
    public async Task SaveAsync(params object[] rows)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        unit.Db.AddRange(_rows);
        unit.Db.AddRange(rows);
        _rows.Clear();
        await unit.CommitAsync(CancellationToken.None);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
