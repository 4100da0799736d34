using System.Globalization;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Web.Shared;

namespace Cordon.Web.Linking;

/// <summary>How identifiers, ties and decisions on links are written, the same on every page.</summary>
public static class LinkWords
{
    /// <summary><c>card</c>, <c>prepaid card</c>, <c>bank account</c>, <c>device</c>.</summary>
    public static string Kind(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Card => "card",
        IdentifierKind.PrepaidCard => "prepaid card",
        IdentifierKind.CorporateCard => "corporate card",
        IdentifierKind.Wallet => "wallet",
        IdentifierKind.Bank => "bank account",
        _ => "device",
    };

    public static string Kinds(IdentifierKind kind) => Kind(kind) + "s";

    /// <summary><c>•••• 4242</c>, <c>iPhone, Safari</c>; where nothing describes it, its number.</summary>
    public static string Label(IdentifierName name) => name switch
    {
        { Payment: null, DeviceName: { } device } => device,
        { Last4: { Length: > 0 } last4 } => "•••• " + last4,
        _ => string.Create(CultureInfo.InvariantCulture, $"no. {name.Payment ?? name.Device}"),
    };

    /// <summary><c>card •••• 4242</c>, <c>device iPhone, Safari</c>: for the middle of a sentence.</summary>
    public static string Name(IdentifierName name) => $"{Kind(name.Kind)} {Label(name)}";

    public static string Title(IdentifierName name) => Capital(Name(name));

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Href(IdentifierName name) => string.Create(CultureInfo.InvariantCulture, $"{(name.Payment is null ? "/devices" : "/payments")}/{name.Payment ?? name.Device}");

    public static string AccountHref(long account) => string.Create(CultureInfo.InvariantCulture, $"{Accounts.AccountsAddress.Path}/{account}");

    public static string ClusterHref(long cluster) => string.Create(CultureInfo.InvariantCulture, $"/clusters/{cluster}");

    public static string AccountCount(BoundedCount count) => $"{count}\u00A0{(count.Value == 1 ? "account" : "accounts")}";

    /// <summary>Whether an identifier joins the accounts on it, in a few words.</summary>
    public static string State(IdentifierStanding standing) => standing switch
    {
        { Cut: not null } => "Cut, joins nobody",
        { IsHub: true } => "Hub, joins nobody",
        { Joins: true } => $"Joins {AccountCount(standing.Accounts)}",
        _ => "Joins nobody yet",
    };

    /// <summary>The same with its reason.</summary>
    public static string Standing(IdentifierKind kind, IdentifierStanding standing) => standing switch
    {
        { Cut: not null } => $"{AccountCount(standing.Accounts)} here. It was cut: it joins nobody until that is taken back.",
        { IsHub: true } => $"{AccountCount(standing.Accounts)} here, hub: more than {Figures.Count(standing.Limit)} on one {Kind(kind)} join nobody. Who shares it may be strangers, as on a card that is passed on or a device in a shop.",
        { Joins: true } => $"{AccountCount(standing.Accounts)} here: it joins them. Up to {Figures.Count(standing.Limit)} may share one {Kind(kind)} before it is a hub.",
        _ => $"One account here: there is nobody to join. Up to {Figures.Count(standing.Limit)} may share one {Kind(kind)} before it is a hub.",
    };

    /// <summary>What was decided, without who, when and why: <c>cut card •••• 4242</c>.</summary>
    /// <param name="seenFrom">The account on whose page it is said; null elsewhere.</param>
    public static string Decided(LinkDecisionView decision, long? seenFrom = null)
    {
        var identifier = decision.Identifier is null ? "the identifier" : Name(decision.Identifier);
        var one = Account(decision.Account, seenFrom);
        return decision.Kind switch
        {
            LinkDecisionKind.CutIdentifier => $"cut {identifier}: it joins nobody",
            LinkDecisionKind.CutAccount => $"cut {one} off {identifier}",
            LinkDecisionKind.Join => $"joined {Pair(decision, seenFrom)} by hand",
            _ => $"said that {Pair(decision, seenFrom)} are not one person",
        };
    }

    /// <summary>What taking a decision back brings about.</summary>
    public static string AfterTakingBack(LinkDecisionKind kind) => kind switch
    {
        LinkDecisionKind.CutIdentifier => "It then joins the accounts on it again, unless it is a hub.",
        LinkDecisionKind.CutAccount => "The account is then joined through it again, unless it is a hub or cut as a whole.",
        LinkDecisionKind.Join => "The two accounts then stay together only through what they share.",
        _ => "The two accounts may then be suggested again.",
    };

    public static string Probability(double probability) => Figures.Score(probability);

    /// <summary>A pair, with the account whose page it is first.</summary>
    private static string Pair(LinkDecisionView decision, long? seenFrom)
    {
        var (one, other) = decision.Other?.Id == seenFrom ? (decision.Other, decision.Account) : (decision.Account, decision.Other);
        return $"{Account(one, seenFrom)} and {Account(other, seenFrom)}";
    }

    private static string Account(AccountName? account, long? seenFrom) => account is null ? "an account" : account.Id == seenFrom ? "this account" : account.Account;
}
