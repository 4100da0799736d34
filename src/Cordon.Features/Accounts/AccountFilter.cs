using Cordon.Domain.Accounts;

namespace Cordon.Features.Accounts;

/// <summary>Which accounts a list shows; what is null does not narrow it. Bounds are inclusive.</summary>
/// <param name="Text">Words; each must start the external id, the user name, a word of the display name or the e-mail address.</param>
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
    long? RequestsTo = null)
{
    public bool IsEmpty => this == new AccountFilter();
}

public enum AccountSort
{
    LastSeen,
    FirstSeen,
    Requests,
    Account,
}
