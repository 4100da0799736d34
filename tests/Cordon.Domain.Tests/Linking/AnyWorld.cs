using CsCheck;
using Cordon.Domain.Linking;

namespace Cordon.Domain.Tests.Linking;

/// <summary>Worlds so small that their few accounts keep meeting: identifiers cross their hub limits both ways, decisions are taken on what is there and taken back.</summary>
internal static class AnyWorld
{
    private const int Accounts = 14, Identifiers = 9;

    /// <summary>What happens, one after the other; after some of it the due accounts are linked.</summary>
    public static readonly Gen<(HubLimits Limits, Step[] Steps)> Gen = CsCheck.Gen.Select(Limits(), Step.Gen(Accounts, Identifiers).Array[1, 70]);

    /// <summary>Facts that only come, each identifier of one kind, and decisions that last: of these no order may show.</summary>
    public static readonly Gen<(HubLimits Limits, Step[] Steps)> OfFacts = CsCheck.Gen.Select(Limits(), Step.Gen(Accounts, Identifiers).Where(s => s.Act is <= 8 or 12 or 13 or 14).Array[1, 50]);

    private static Gen<HubLimits> Limits() => CsCheck.Gen.Int[1, 6].Array[HubLimits.Kinds.Count]
        .Select(limits => HubLimits.Kinds.Aggregate(HubLimits.Default, (all, kind) => all.With(kind, limits[(int)kind])));
}

/// <summary>One thing that happens, drawn as numbers: what it comes to depends on what is there by then.</summary>
internal readonly record struct Step(int Act, int Account, int Other, int Identifier, int Kind, bool ThenLink)
{
    public static Gen<Step> Gen(int accounts, int identifiers) =>
        from act in CsCheck.Gen.Int[0, 16]
        from account in CsCheck.Gen.Int[1, accounts]
        from other in CsCheck.Gen.Int[1, accounts]
        from identifier in CsCheck.Gen.Int[1, identifiers]
        from kind in CsCheck.Gen.Int[0, 2]
        from then in CsCheck.Gen.Int[0, 3]
        select new Step(act, account, other, identifier, kind, then == 0);

    private AccountId Who => new(Account);

    /// <summary>Of every three, two are payment identities and one is a device.</summary>
    private IdentifierRef What => Identifier % 3 == 0 ? IdentifierRef.Of(new DeviceId(Identifier)) : IdentifierRef.Of(new PaymentIdentityId(Identifier));

    /// <param name="decided">The decisions so far; one that is taken is added.</param>
    /// <param name="kindsChange">Whether a card can turn out to be of another kind than it was seen as.</param>
    public LinkEvent? Event(List<LinkDecision> decided, bool kindsChange)
    {
        switch (Act)
        {
            case <= 8: return new Used(new(Who, What), KindOf(kindsChange ? Kind : Identifier));
            case <= 11: return new NoLongerUsed(new(Who, What));
            case 12: return Decide(decided, LinkDecisionKind.CutIdentifier, What, null, null);
            case 13: return Decide(decided, LinkDecisionKind.CutAccount, What, Who, null);
            case 14: return Account == Other ? null : Decide(decided, LinkDecisionKind.Join, null, new(Math.Min(Account, Other)), new(Math.Max(Account, Other)));
            default: return decided.Count == 0 ? null : new TakenBack(decided[Identifier % decided.Count]);
        }
    }

    private IdentifierKind KindOf(int number) => What.Device is not null ? IdentifierKind.Device
        : Identifier == 8 ? IdentifierKind.Wallet : IdentifierKinds.Cards[number % 3];

    // One decision of each kind on one thing lasts at a time; the store sees to that.
    private static Decided? Decide(List<LinkDecision> decided, LinkDecisionKind kind, IdentifierRef? identifier, AccountId? account, AccountId? other)
    {
        var decision = new LinkDecision
        {
            Kind = kind,
            PaymentIdentityId = identifier?.Payment,
            DeviceId = identifier?.Device,
            AccountId = account,
            OtherAccountId = other,
            Reason = "The card belongs to the office.",
            By = LinkWorld.Mara.Id,
            ByName = LinkWorld.Mara.Name,
            At = LinkWorld.Noon,
        };
        if (decided.Exists(d => d.TakenBackAt is null && (d.Kind, d.PaymentIdentityId, d.DeviceId, d.AccountId, d.OtherAccountId) == (kind, identifier?.Payment, identifier?.Device, account, other))) return null;
        decided.Add(decision);
        return new(decision);
    }
}
