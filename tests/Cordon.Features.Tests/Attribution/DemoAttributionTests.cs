using Cordon.Domain.Attribution;
using Cordon.Features.Demo;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Attribution;

/// <summary>What comes out of the demo's Monday, held against its hidden truth; no rule knows a seed.</summary>
public sealed class DemoAttributionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Everybody_is_affiliated_with_the_company_as_the_truth_expects(int seed)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.Get<LoadDemoHandler>().HandleAsync(new LoadDemo(300, seed, DemoUntil.Incident), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        var truth = await DemoTruth.ReadAsync(Path.Combine(app.Folder, "demo-truth.json"), CancellationToken.None);
        var company = truth.Organizations.Single(o => o.Key == "company").Name;
        var found = (await app.AskAsync(db => (from f in db.Affiliations.AsNoTracking()
                                               join a in db.Accounts on f.AccountId equals a.Id
                                               join o in db.Organizations on f.OrganizationId equals o.Id
                                               where o.Name == company
                                               select new { a.ExternalId, F = f }).ToListAsync())).ToDictionary(r => r.ExternalId, r => r.F);
        var wrong = new List<string>();
        foreach (var account in truth.Accounts)
        {
            var is_ = found.GetValueOrDefault(account.Account);
            foreach (var expected in account.Expect)
                if (!Holds(expected, is_)) wrong.Add($"{account.Account} {account.Role} {expected}: {is_?.State} {is_?.Confidence:0.00}");
        }
        Assert.Empty(wrong);
    }

    private static bool Holds(string expected, Affiliation? found) => expected switch
    {
        DemoExpectation.Confirmed => found is { State: AffiliationState.Confirmed },
        DemoExpectation.Suspected => found is { State: AffiliationState.Suspected, Confidence: > 0.2 and < 0.9 },
        DemoExpectation.EndedOrLow => found is null or { State: AffiliationState.Ended } or { State: AffiliationState.Suspected, Confidence: < 0.5 },
        DemoExpectation.NotAffiliated => found is null or { State: AffiliationState.Suspected, Confidence: < 0.5 },
        _ => true,
    };
}
