using Cordon.Domain.Accounts;

namespace Cordon.Features.Accounts;

/// <summary>Which accounts a list shows; what is null does not narrow it. Bounds are inclusive.</summary>
/// <param name="Flag"><see cref="AnyFlag"/>, or the rule of a flag that stands and is not dismissed.</param>
/// <param name="MinScore">Least score: of the flag of that rule, where one is named; else of the clearest flag. 0 to 1.</param>
/// <param name="FlaggedFrom">Flagged since: a flag of that rule, or of any, that stands and is not dismissed, and was not there before this instant.</param>
/// <param name="Text">Words; each must start the external id, the user name, a word of the display name or the e-mail address.</param>
/// <param name="Banned">Only those that a ban covers now.</param>
public sealed record AccountFilter(
    string? Text = null,
    string? Plan = null,
    string? Country = null,
    string? EmailDomain = null,
    AccountKind? Kind = null,
    DateTimeOffset? FirstSeenFrom = null,
    DateTimeOffset? FirstSeenTo = null,
    DateTimeOffset? LastSeenFrom = null,
    DateTimeOffset? LastSeenTo = null,
    long? RequestsFrom = null,
    long? RequestsTo = null,
    string? Flag = null,
    double? MinScore = null,
    DateTimeOffset? FlaggedFrom = null,
    bool Banned = false)
{
    /// <summary>Stands for any rule in <see cref="Flag"/>.</summary>
    public const string AnyFlag = "any";

    public bool IsEmpty => this == new AccountFilter();
}

public enum AccountSort
{
    LastSeen,
    FirstSeen,
    Requests,
    Account,

    /// <summary>By the score of the clearest flag.</summary>
    FlagScore,
}
