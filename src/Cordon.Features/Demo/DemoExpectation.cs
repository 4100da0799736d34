namespace Cordon.Features.Demo;

/// <summary>What Cordon must say about an account, in the words of <c>demo-truth.json</c>.</summary>
public static class DemoExpectation
{
    // Flags.
    public const string Walks = "walks";
    public const string Lockstep = "lockstep";
    public const string Regular = "regular";
    public const string FlaggedLower = "flagged-lower";
    public const string NotFlagged = "not-flagged";

    /// <summary>A machine, and welcome: no flag, or one that says so.</summary>
    public const string KnownAutomation = "known-automation";

    // Links.
    public const string OneCluster = "one-cluster";
    public const string LinkedAndExplained = "linked-and-explained";
    public const string HubJoinsNobody = "hub-joins-nobody";

    // Affiliation with the company, and the reach of a ban against it.
    public const string Confirmed = "confirmed";
    public const string Suspected = "suspected";
    public const string EndedOrLow = "ended-or-low";
    public const string NotAffiliated = "not-affiliated";
    public const string Reached = "reached";
    public const string NotReached = "not-reached";
    public const string ReachedWithSubsidiaries = "reached-with-subsidiaries";
    public const string NotMerged = "not-merged";

    public static IReadOnlyList<string> Of(DemoRole role) => role switch
    {
        DemoRole.Five => [Walks, Regular, Lockstep, OneCluster, Confirmed, Reached],
        DemoRole.CompanyStaff or DemoRole.Designer => [NotFlagged, Confirmed, Reached],
        DemoRole.WeakSignals => [NotFlagged, Suspected],
        DemoRole.Leaver or DemoRole.Contractor or DemoRole.Intern => [NotFlagged, EndedOrLow, NotReached],
        DemoRole.Family => [NotFlagged, LinkedAndExplained, NotAffiliated, NotReached],
        DemoRole.Cafe or DemoRole.CoWorking => [NotFlagged, NotAffiliated, NotReached],
        DemoRole.ResellerCustomer => [NotFlagged, HubJoinsNobody, NotAffiliated, NotReached],
        DemoRole.Namesake => [NotFlagged, NotMerged, NotAffiliated, NotReached],
        DemoRole.Subsidiary => [NotFlagged, ReachedWithSubsidiaries],
        DemoRole.SecondCompanyScraper => [FlaggedLower, OneCluster, NotAffiliated, NotReached],
        DemoRole.Monitor or DemoRole.SearchCrawler => [KnownAutomation, NotAffiliated, NotReached],
        _ => [NotFlagged, NotAffiliated, NotReached],
    };
}
