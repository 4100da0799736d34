namespace Cordon.Domain.Detection;

/// <summary>What the platform's own logs hold of a browser's habits: without it, "loaded no pictures" says nothing.</summary>
/// <param name="PagesComeWithParts">Whether people's browsers load parts with most pages, as far as the logs tell.</param>
/// <param name="ReferrersAreLogged">Whether the logs name referrers.</param>
public sealed record ServiceHabits(bool PagesComeWithParts, bool ReferrersAreLogged)
{
    /// <summary>Parts a page, over accounts that load any, from which pages are taken to come with parts.</summary>
    public const double LeastPartsPerPage = 0.5;

    /// <summary>Share of referred requests, over accounts that name any, from which referrers are taken to be logged.</summary>
    public const double LeastReferred = 0.3;

    /// <summary>Requests of one account that count towards the habits; who makes more does not count more.</summary>
    public const int MostRequestsAnAccount = 200;

    /// <summary>Accounts with fewer requests say nothing about habits.</summary>
    public const int LeastRequestsAnAccount = 10;
}
