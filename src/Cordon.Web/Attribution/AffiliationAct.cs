namespace Cordon.Web.Attribution;

/// <summary>What a person may decide on an affiliation.</summary>
public enum AffiliationAct
{
    Confirm,
    Reject,
    End,
    TakeBack,
}

/// <summary>An affiliation as a dialog names it.</summary>
public sealed record AffiliationNamed(long Id, string Account, string Organization);
