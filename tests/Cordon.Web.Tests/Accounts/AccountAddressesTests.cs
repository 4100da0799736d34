using System.Text.Json;
using Cordon.Domain.Imports;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Accounts;

/// <summary>The pages and the export as a browser gets them, before any circuit.</summary>
public sealed class AccountAddressesTests(AccountAddressesTests.World world) : IClassFixture<AccountAddressesTests.World>
{
    [Theory]
    [InlineData("/accounts", "A-1")]
    [InlineData("/accounts?plan=team", "m•••@studio.example")]
    [InlineData("/accounts/1", "python-requests/2.31")]
    public async Task The_first_answer_holds_the_rows(string address, string shown)
    {
        var seen = await (await world.App.SignedInAsync("reviewer")).SeeAsync(address);
        Assert.Equal(200, seen.Status);
        Assert.Contains(shown, System.Net.WebUtility.HtmlDecode(seen.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"skeleton\"", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mara@", seen.Text, StringComparison.Ordinal);
    }

    /// <summary>What is slow comes with the circuit: a part that is still being read holds up neither the page nor the other parts.</summary>
    [Fact]
    public async Task The_overview_is_answered_with_all_its_parts()
    {
        var seen = await (await world.App.SignedInAsync("reviewer")).SeeAsync("/");
        Assert.Equal(200, seen.Status);
        Assert.Contains("What changed since you were here", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Flagged accounts", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_account_is_not_found() =>
        Assert.Equal(404, (await (await world.App.SignedInAsync("reviewer")).SeeAsync("/accounts/999999")).Status);

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/accounts/1")]
    public async Task Support_is_told_that_the_page_is_not_open_to_it(string address)
    {
        var seen = await (await world.App.SignedInAsync("support")).SeeAsync(address);
        Assert.Equal(403, seen.Status);
        Assert.DoesNotContain("A-1", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supports_overview_says_what_it_may_do()
    {
        var seen = await (await world.App.SignedInAsync("support")).SeeAsync("/");
        Assert.Equal(200, seen.Status);
        Assert.Contains("why somebody is banned", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_a_masked_file_in_which_no_cell_runs()
    {
        var seen = await (await world.App.SignedInAsync("reviewer")).SeeAsync("/accounts/export.csv?sort=account");
        Assert.Equal(200, seen.Status);
        Assert.Equal("text/csv", seen.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Matches(@"^accounts-\d{8}-\d{4}\.csv$", seen.Answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains("\r\n'=1+1,", seen.Text, StringComparison.Ordinal);
        Assert.Contains("m•••@studio.example", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mara@", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_what_the_filter_lets_through()
    {
        var seen = await (await world.App.SignedInAsync("reviewer")).SeeAsync("/accounts/export.csv?plan=team");
        Assert.Equal(2, seen.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Support_exports_nothing()
    {
        var seen = await (await world.App.SignedInAsync("support")).SeeAsync("/accounts/export.csv");
        Assert.Equal(403, seen.Status);
        Assert.Equal("permission.missing", JsonDocument.Parse(seen.Text).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_sign_in_there_is_no_export() => Assert.Equal(302, (await world.App.Visitor().SeeAsync("/accounts/export.csv")).Status);

    public sealed class World : IAsyncLifetime
    {
        public TestConsole App { get; } = TestConsole.InDevelopment();

        public async ValueTask InitializeAsync()
        {
            await ImportAsync(ImportKind.Accounts, AccountParts.AccountsFile);
            await ImportAsync(ImportKind.Requests, AccountParts.Log());
        }

        private async Task ImportAsync(ImportKind kind, string content)
        {
            var path = Path.GetTempFileName();
            await File.WriteAllTextAsync(path, content);
            await using var scope = App.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestPerson>().Person = Person.SampleOf(SampleStaff.Find("reviewer")!, "test");
            var outcome = await scope.ServiceProvider.GetRequiredService<RunImportHandler>()
                .HandleAsync(new RunImport(kind, path, "sample", kind == ImportKind.Requests ? IdentifyBy.User : null, "test"), new Progress<JobProgress>(), CancellationToken.None);
            Assert.Null(outcome.Refusal);
            File.Delete(path);
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
