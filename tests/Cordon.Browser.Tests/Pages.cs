namespace Cordon.Browser.Tests;

/// <summary>A page to be looked at.</summary>
/// <param name="Address">A name in braces stands for the id of that thing in <see cref="ConsoleWorld.Known"/>.</param>
/// <param name="Route">The template it is an example of; null for what has no page of its own.</param>
/// <param name="As">Who opens it; null: nobody is signed in.</param>
/// <param name="Status">What the address is answered with.</param>
public sealed record SeenPage(string Name, string Address, string? Route, string? As = "reviewer", int Status = 200)
{
    public bool IsInteractive => As is not null;
}

public static class Pages
{
    /// <summary>Every page there is, once or more. <see cref="PageTests.Every_page_is_looked_at"/> tells which is missing.</summary>
    public static IReadOnlyList<SeenPage> All { get; } =
    [
        new("signin", "/signin/dev", null, As: null),
        new("overview", "/", "/"),
        new("overview-support", "/", "/", As: "support"),
        new("accounts", "/accounts", "/accounts"),
        new("accounts-flagged", "/accounts?flag=any&score=0.6&sort=score", "/accounts"),
        new("account", "/accounts/{account}", "/accounts/{id:long}"),
        new("account-flagged", "/accounts/{flagged}", "/accounts/{id:long}"),
        new("account-known", "/accounts/{known}", "/accounts/{id:long}"),
        new("account-lines", "/accounts/{account}/lines", "/accounts/{id:long}/lines"),
        new("account-lines-none", "/accounts/{account}/lines?with=nothing+of+it", "/accounts/{id:long}/lines"),
        new("clusters", "/clusters", "/clusters"),
        new("clusters-none", "/clusters?least=9000", "/clusters"),
        new("cluster", "/clusters/{cluster}", "/clusters/{id:long}"),
        new("cluster-selected", "/clusters/{cluster}?select=a{cluster}", "/clusters/{id:long}", As: "auditor"),
        new("cluster-table", "/clusters/{cluster}?show=table&hide=suggested", "/clusters/{id:long}"),
        new("cluster-alone", "/clusters/{alone}", "/clusters/{id:long}"),
        new("not-found-cluster", "/clusters/999999", "/clusters/{id:long}", Status: 404),
        new("organizations", "/organizations", "/organizations"),
        new("organizations-none", "/organizations?q=nothing+of+it", "/organizations", As: "auditor"),
        new("organization", "/organizations/{organization}", "/organizations/{id:long}"),
        new("organization-day", "/organizations/{organization}?state=suspected&known=2024-03-02", "/organizations/{id:long}", As: "auditor"),
        new("not-found-organization", "/organizations/999999", "/organizations/{id:long}", Status: 404),
        new("affiliations", "/affiliations?organization={organization}", "/affiliations"),
        new("affiliations-none", "/affiliations?reason=stale&state=rejected", "/affiliations", As: "auditor"),
        new("account-affiliated", "/accounts/{affiliated}", "/accounts/{id:long}"),
        new("incidents", "/incidents", "/incidents"),
        new("incidents-none", "/incidents?q=nothing+of+it&status=closed", "/incidents", As: "auditor"),
        new("incident", "/incidents/{incident}", "/incidents/{id:long}"),
        new("incident-legal", "/incidents/{incident}", "/incidents/{id:long}", As: "legal"),
        new("not-found-incident", "/incidents/999999", "/incidents/{id:long}", Status: 404),
        new("ban-new", "/bans/new", "/bans/new"),
        new("ban-new-incident", "/bans/new?incident={incident}", "/bans/new", As: "approver"),
        new("why", "/why", "/why", As: "support"),
        new("why-banned-support", "/why?account={banned}", "/why", As: "support"),
        new("why-banned", "/why?account={banned}", "/why"),
        new("why-allowed", "/why?account={account}", "/why", As: "support"),
        new("account-banned", "/accounts/{banned}", "/accounts/{id:long}"),
        new("bans", "/bans", "/bans"),
        new("bans-ended", "/bans?stage=ended&organization={organization}&clause=aggressive-automation", "/bans"),
        new("ban", "/bans/{ban}", "/bans/{id:long}"),
        new("ban-waiting", "/bans/{waitingBan}", "/bans/{id:long}", As: "legal"),
        new("ban-lifted", "/bans/{liftedBan}", "/bans/{id:long}", As: "auditor"),
        new("not-found-ban", "/bans/999999", "/bans/{id:long}", Status: 404),
        new("approvals", "/approvals", "/approvals", As: "approver"),
        new("approval", "/approvals/{proposal}", "/approvals/{id:long}", As: "approver"),
        new("approval-legal", "/approvals/{proposalForLegal}", "/approvals/{id:long}", As: "legal"),
        new("leads", "/leads", "/leads"),
        new("leads-none", "/leads?q=nobody", "/leads"),
        new("evidence", "/evidence", "/evidence"),
        new("evidence-new", "/evidence?new=true", "/evidence"),
        new("evidence-none", "/evidence?q=nothing+of+it", "/evidence", As: "auditor"),
        new("evidence-log", "/evidence/{log}", "/evidence/{id:long}"),
        new("evidence-flag", "/evidence/{log}?flag={flag}&only=true", "/evidence/{id:long}", As: "auditor"),
        new("evidence-table", "/evidence/{table}", "/evidence/{id:long}", As: "legal"),
        new("not-found-evidence", "/evidence/999999", "/evidence/{id:long}", Status: 404),
        new("imports", "/imports", "/imports"),
        new("imports-new", "/imports?new=true", "/imports"),
        new("imports-ended", "/imports?ended=failed", "/imports"),
        new("imports-auditor", "/imports", "/imports", As: "auditor"),
        new("import", "/imports/{import}", "/imports/{id:long}"),
        new("import-failed", "/imports/{failed}", "/imports/{id:long}"),
        new("account-linked", "/accounts/{linked}", "/accounts/{id:long}"),
        new("payment", "/payments/{card}", "/payments/{id:long}"),
        new("payment-hub", "/payments/{hub}", "/payments/{id:long}", As: "auditor"),
        new("device", "/devices/{device}", "/devices/{id:long}"),
        new("linking", "/settings/linking", "/settings/linking", As: "administrator"),
        new("linking-reviewer", "/settings/linking", "/settings/linking"),
        new("not-found-payment", "/payments/999999", "/payments/{id:long}", Status: 404),
        new("not-found-device", "/devices/999999", "/devices/{id:long}", Status: 404),
        new("settings", "/settings", "/settings"),
        new("detectors", "/settings/detectors", "/settings/detectors", As: "administrator"),
        new("detector", "/settings/detectors/walks-ids", "/settings/detectors/{rule}", As: "administrator"),
        new("detector-reviewer", "/settings/detectors/pages-without-parts", "/settings/detectors/{rule}"),
        new("known-automation", "/settings/known-automation", "/settings/known-automation", As: "administrator"),
        new("known-automation-auditor", "/settings/known-automation", "/settings/known-automation", As: "auditor"),
        new("not-found-detector", "/settings/detectors/nothing", "/settings/detectors/{rule}", Status: 404),
        new("not-found", "/nowhere", "/not-found", Status: 404),
        new("not-found-import", "/imports/999999", "/imports/{id:long}", Status: 404),
        new("not-permitted", "/imports", "/imports", As: "support", Status: 403),
    ];
}
