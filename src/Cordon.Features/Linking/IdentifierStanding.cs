using Cordon.Features.Paging;

namespace Cordon.Features.Linking;

/// <summary>Whether an identifier joins the accounts on it, and why not where it does not.</summary>
/// <param name="Accounts">All accounts on it, whatever was cut: by this it is a hub or not.</param>
/// <param name="Limit">The most accounts that one of its kind may have and still join them.</param>
/// <param name="Cut">The decision that it joins nobody; null where none stands.</param>
public sealed record IdentifierStanding(BoundedCount Accounts, int Limit, LinkDecisionView? Cut)
{
    public bool IsHub => Accounts.Value > Limit;

    /// <summary>It connects the accounts on it; with one account there is nobody to connect.</summary>
    public bool Joins => Cut is null && !IsHub && Accounts.Value > 1;
}
