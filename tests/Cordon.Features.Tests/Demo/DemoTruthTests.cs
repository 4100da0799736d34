using Cordon.Features.Demo;
using Xunit;

namespace Cordon.Features.Tests.Demo;

public sealed class DemoTruthTests
{
    private static readonly DemoWorld World = DemoWorld.Create(500, seed: 1, new DateOnly(2026, 3, 18));

    [Fact]
    public async Task The_truth_comes_back_from_its_file()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.GetTempFileName();
        await DemoTruth.Of(World).WriteAsync(path, cancel);
        var truth = await DemoTruth.ReadAsync(path, cancel);
        File.Delete(path);
        Assert.Equivalent(DemoTruth.Of(World), truth, strict: true);
    }

    [Fact]
    public void The_truth_names_every_account_once() => Assert.Equal(
        World.Accounts.Select(account => account.ExternalId).Order(), DemoTruth.Of(World).Accounts.Select(account => account.Account).Order());

    [Fact]
    public void The_five_must_come_out_as_walking_regular_and_in_lockstep() => Assert.All(
        Having(DemoRole.Five), account => Assert.Empty(new[] { "walks", "regular", "lockstep", "one-cluster" }.Except(account.Expect)));

    [Fact]
    public void Who_left_has_no_current_affiliation_with_the_company() => Assert.All(
        Having(DemoRole.Leaver).Concat(Having(DemoRole.Intern)).Concat(Having(DemoRole.Contractor)),
        account => Assert.DoesNotContain(account.Affiliations, affiliation => affiliation is { Organization: "company", Current: true }));

    [Fact]
    public void Neighbours_of_the_company_have_no_affiliation_with_it() => Assert.All(
        new[] { DemoRole.Family, DemoRole.Cafe, DemoRole.CoWorking, DemoRole.Namesake, DemoRole.ResellerCustomer }.SelectMany(Having),
        account => Assert.DoesNotContain(account.Affiliations, affiliation => affiliation.Organization == "company"));

    [Fact]
    public void The_intern_left_in_January() => Assert.Equal(1, Assert.Single(Assert.Single(Having(DemoRole.Intern)).Affiliations).Until?.Month);

    private static IEnumerable<TruthAccount> Having(DemoRole role) => DemoTruth.Of(World).Accounts.Where(account => account.Role == role);
}
