using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Cordon.Domain.Organizations.Names;
using Cordon.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>A signal as the store holds it, with where it counts.</summary>
/// <remarks>With properties and not by its constructor: a query can be ordered by them after it was put together.</remarks>
internal sealed record SignalRow
{
    public required SignalId Id { get; init; }
    public required AccountId Account { get; init; }
    public required OrganizationId Organization { get; init; }
    public required OrganizationId Root { get; init; }
    public required SignalKind Kind { get; init; }
    public string? Value { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset FirstObservedAt { get; init; }
    public required DateTimeOffset ObservedAt { get; init; }
    public required DateTimeOffset LearnedAt { get; init; }
    public required bool Derived { get; init; }
}

/// <summary>The signals of some accounts as they stand, and what they come to.</summary>
internal static class AccountSignals
{
    /// <param name="on">The day asked for.</param>
    /// <returns>For each account its judgements, by organization; accounts without signals are left out.</returns>
    public static async Task<IReadOnlyDictionary<AccountId, IReadOnlyList<Judgement>>> JudgeAsync(CordonDb db, IReadOnlyCollection<AccountId> accounts, DateTimeOffset on, CancellationToken cancel)
    {
        var rows = await ReadAsync(db, accounts, cancel);
        var organizations = rows.Select(r => r.Organization).Concat(rows.Select(r => r.Root)).Distinct().ToList();
        var traits = await SignalTraits.ReadAsync(db, organizations, cancel);
        var hosts = await db.Accounts.Where(a => accounts.Contains(a.Id)).Select(a => new { a.Id, a.EmailDomain }).TagWith(nameof(AccountSignals)).ToDictionaryAsync(a => a.Id, a => a.EmailDomain, cancel);
        return rows.GroupBy(r => r.Account).ToDictionary(g => g.Key, g => Attributor.Judge([.. g.Select(traits.FactOf)], SignalTraits.SurroundingsOf(hosts.GetValueOrDefault(g.Key)), on));
    }

    /// <returns>Signals that stand, in the order they were learned.</returns>
    public static Task<List<SignalRow>> ReadAsync(CordonDb db, IReadOnlyCollection<AccountId> accounts, CancellationToken cancel) =>
        Rows(db, db.Signals.Where(s => accounts.Contains(s.AccountId) && s.EndedAt == null)).OrderBy(r => r.Id).TagWith(nameof(AccountSignals)).ToListAsync(cancel);

    public static IQueryable<SignalRow> Rows(CordonDb db, IQueryable<Signal> signals) => signals.Join(db.Organizations, s => s.OrganizationId, o => o.Id, (s, o) => new SignalRow
    {
        Id = s.Id,
        Account = s.AccountId,
        Organization = s.OrganizationId,
        Root = o.RootId ?? o.Id,
        Kind = s.Kind,
        Value = s.Value,
        Source = s.Source,
        FirstObservedAt = s.FirstObservedAt,
        ObservedAt = s.ObservedAt,
        LearnedAt = s.LearnedAt,
        Derived = s.Derived,
    });
}

/// <summary>What has to be known of organizations to weigh signals of mail: whether a host bears the name, who else has mail there.</summary>
internal sealed class SignalTraits
{
    private readonly Dictionary<OrganizationId, List<string>> _names = [];
    private readonly Dictionary<(OrganizationId, string), OrganizationHost> _hosts = [];
    private readonly Dictionary<OrganizationId, int> _accounts = [];
    private OrganizationNames? _written;

    /// <param name="organizations">Those of the signals; null: all there are.</param>
    public static async Task<SignalTraits> ReadAsync(CordonDb db, IReadOnlyCollection<OrganizationId>? organizations, CancellationToken cancel)
    {
        var traits = new SignalTraits();
        var named = db.Organizations.AsQueryable();
        var hosted = db.OrganizationHosts.AsNoTracking();
        if (organizations is not null)
        {
            named = named.Where(o => organizations.Contains(o.Id));
            hosted = hosted.Where(h => organizations.Contains(h.OrganizationId));
        }
        foreach (var row in await named.Select(o => new { o.Id, o.NameKey }).TagWith(nameof(SignalTraits)).ToListAsync(cancel)) traits._names[row.Id] = [.. MailDomain.LabelsOf(row.NameKey)];
        traits._written = await StoredNames.ReadAsync(db, organizations, cancel);
        foreach (var host in await hosted.TagWith(nameof(SignalTraits)).ToListAsync(cancel))
        {
            traits._hosts[(host.OrganizationId, host.Host)] = host;
            traits._accounts[host.OrganizationId] = host.Accounts;
        }
        return traits;
    }

    public SignalFact FactOf(SignalRow row)
    {
        var fact = new SignalFact(row.Root, row.Kind, row.ObservedAt, row.LearnedAt, FirstObservedAt: row.FirstObservedAt, NameScore: ScoreOf(row));
        if (!SignalRules.IsMail(row.Kind) || MailDomain.HostOf(row.Value) is not { } host) return fact;
        fact = fact with { Others = Math.Max(0, _accounts.GetValueOrDefault(row.Organization) - 1) };
        return _hosts.TryGetValue((row.Organization, host), out var known)
            ? fact with { BearsName = known.BearsName, IsShared = known.IsShared }
            : fact with { BearsName = MailDomain.BearsName(host, _names.GetValueOrDefault(row.Organization) ?? []), IsShared = MailDomain.IsShared(host) };
    }

    // Whoever told of a bill said whom it names; what was found by its name is as sure as the name is alike.
    private double ScoreOf(SignalRow row) => row is { Kind: SignalKind.BillingName, Derived: true, Value: { } name } && _written?.Match(name) is { Score: < OrganizationNames.SureScore } found ? found.Score : 1;

    /// <param name="host">The account's own mail host; null without one.</param>
    public static Surroundings SurroundingsOf(string? host) => host is null ? default : new(PrivateAddress: MailHosts.Of(host) != MailHostKind.Ordinary, UnknownWorkAddress: false);
}
