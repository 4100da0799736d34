using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Testing.Organizations;

/// <summary>Writes organizations, signals and affiliations straight into a store, for what is shown of them; how sure they are is said and not worked out.</summary>
public sealed class SampleOrganizations(CordonStore store, DateTimeOffset at)
{
    public async Task<OrganizationId> OrganizationAsync(string name, string? country = "DE", IReadOnlyList<string>? domains = null, OrganizationId? parent = null, IReadOnlyList<string>? networks = null, IReadOnlyList<string>? aliases = null)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var organization = unit.Db.Organizations.Add(new Organization { Name = name, NameKey = name.ToLowerInvariant(), Country = country, ParentId = parent, LearnedAt = at }).Entity;
        await unit.Db.SaveChangesAsync();
        unit.Db.OrganizationDomains.AddRange((domains ?? []).Select(d => new OrganizationDomain { OrganizationId = organization.Id, Domain = d, Host = d }));
        unit.Db.OrganizationAliases.AddRange((aliases ?? []).Select(a => new OrganizationAlias { OrganizationId = organization.Id, Alias = a, Key = a.ToLowerInvariant() }));
        unit.Db.OrganizationNetworks.AddRange((networks ?? []).Select(n => new OrganizationNetwork { OrganizationId = organization.Id, Text = n, Kind = n.StartsWith("AS", StringComparison.Ordinal) ? NetworkKind.System : NetworkKind.Range }));
        unit.Db.OrganizationAncestors.Add(new OrganizationAncestor { OrganizationId = organization.Id, AncestorId = organization.Id, Depth = 0 });
        if (parent is { } above) unit.Db.OrganizationAncestors.Add(new OrganizationAncestor { OrganizationId = organization.Id, AncestorId = above, Depth = 1 });
        await unit.CommitAsync(CancellationToken.None);
        return organization.Id;
    }

    /// <summary>An account with this external id; made where it is not there.</summary>
    public async Task<AccountId> AccountAsync(string externalId, string? email = null, double flagScore = 0)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var account = await unit.Db.Accounts.SingleOrDefaultAsync(a => a.ExternalId == externalId)
            ?? unit.Db.Accounts.Add(new Account { ExternalId = externalId, Kind = AccountKind.Registered, LearnedAt = at, Email = email, EmailDomain = email?[(email.IndexOf('@', StringComparison.Ordinal) + 1)..] }).Entity;
        if (flagScore > 0) account.FlagScore = flagScore;
        await unit.CommitAsync(CancellationToken.None);
        return account.Id;
    }

    /// <summary>A suspected affiliation, with the signal that carries it.</summary>
    /// <param name="observedAt">When it was seen; null: nobody knows.</param>
    /// <param name="derived">False: told by a file, so that a run of attribution leaves it.</param>
    public async Task<AffiliationId> SuspectAsync(string account, OrganizationId organization, double confidence, SignalKind kind = SignalKind.VerifiedMail, string? value = null, DateTimeOffset? observedAt = null, double flagScore = 0, bool derived = true)
    {
        var id = await AccountAsync(account, value, flagScore);
        await using var unit = await store.BeginAsync(CancellationToken.None);
        unit.Db.Signals.Add(new Signal { AccountId = id, OrganizationId = organization, Kind = kind, Value = value, Source = derived ? "cordon" : "staff-list", FirstObservedAt = observedAt ?? Signal.NotKnown, ObservedAt = observedAt ?? Signal.NotKnown, Derived = derived, LearnedAt = at });
        var affiliation = unit.Db.Affiliations.Add(new Affiliation { AccountId = id, OrganizationId = organization, LearnedAt = at }).Entity;
        affiliation.Attribute(Found(organization, confidence, kind, observedAt), at);
        await unit.Db.SaveChangesAsync();
        unit.Db.AffiliationVersions.Add(AffiliationVersion.Of(affiliation, at));
        await unit.CommitAsync(CancellationToken.None);
        return affiliation.Id;
    }

    /// <summary>What a person decided on one, and when.</summary>
    public async Task DecideAsync(AffiliationId id, AffiliationState state, DateTimeOffset on, DateTimeOffset? endedAt = null)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var affiliation = await unit.Db.Affiliations.SingleAsync(a => a.Id == id);
        var by = new Actor("dev:reviewer2", "Idris Reviewer", [Role.Reviewer]);
        var known = new Judgement(affiliation.OrganizationId, affiliation.Confidence, affiliation.EverConfidence, [], affiliation.Kinds, 2, affiliation.ValidFrom, affiliation.ValidTo, affiliation.LastSightedAt, []);
        const string why = "The customer says so on the phone.";
        var refusal = state switch
        {
            AffiliationState.Confirmed => affiliation.Confirm(by, why, known, on),
            AffiliationState.Rejected => affiliation.Reject(by, why, known, on),
            _ => affiliation.End(by, why, known, endedAt ?? on, on),
        };
        if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
        unit.Db.AffiliationVersions.Add(AffiliationVersion.Of(affiliation, on));
        await unit.CommitAsync(CancellationToken.None);
    }

    /// <summary>Adds rows of any kind.</summary>
    public async Task SaveAsync(params object[] rows)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        unit.Db.AddRange(rows);
        await unit.CommitAsync(CancellationToken.None);
    }

    private static Judgement Found(OrganizationId organization, double confidence, SignalKind kind, DateTimeOffset? observedAt) =>
        new(organization, confidence, Math.Max(confidence, 0.9), [], 1 << (int)kind, SignalRules.Of(kind).Strength, observedAt, null, observedAt ?? Signal.NotKnown, []);
}
