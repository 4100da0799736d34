using System.Diagnostics;
using Cordon.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Cordon.Web.Tests.Hosting;

public sealed class ProductionTests
{
    [Fact]
    public async Task Without_its_settings_it_does_not_start_and_names_them_all()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(StartCheck).Assembly.Location);
        foreach (var argument in new[] { "--environment", "Production", "--urls", "http://127.0.0.1:0", "--Cordon:Ingest:ChunkLines", "0", "--Cordon:DemoAccounts", "7", "--Cordon:Store:Provider", "SqlServer" })
            start.ArgumentList.Add(argument);
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.All(
            ["AzureAd:Instance", "AzureAd:TenantId", "AzureAd:ClientId", "AzureAd:ClientSecret", "ConnectionStrings:Cordon"],
            name => Assert.Contains(name + " is missing:", error, StringComparison.Ordinal));
        Assert.Contains("Cordon:Ingest:ChunkLines must be 1,000 to 1,000,000 lines; it is 0.", error, StringComparison.Ordinal);
        Assert.Contains("Cordon:DemoAccounts must be at least 100 accounts; it is 7.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal("", await output);
    }

    [Fact]
    public void A_certificate_stands_in_for_the_secret()
    {
        var settings = TestConsole.EntraSettings.Where(setting => setting.Key != "AzureAd:ClientSecret").ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        settings["AzureAd:ClientCertificates:0:SourceType"] = "StoreWithThumbprint";
        Assert.Empty(Problems(settings));
    }

    [Fact]
    public void A_setting_of_the_wrong_kind_is_named() =>
        Assert.Contains(Problems(new() { ["Cordon:Demo"] = "perhaps" }), problem => problem.Contains("Cordon:Demo", StringComparison.Ordinal));

    [Fact]
    public async Task The_development_sign_in_does_not_exist()
    {
        using var app = TestConsole.InProduction();
        var visitor = app.Visitor();
        Assert.Equal(404, (await visitor.SeeAsync("/signin/dev")).Status);
        var named = await visitor.SeeAsync("/signin/dev?as=administrator");
        Assert.Equal(404, named.Status);
        Assert.False(named.Answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_packages_files_are_served_although_nothing_was_published()
    {
        using var app = TestConsole.InProduction();
        Assert.Equal(200, (await app.Visitor().SeeAsync("/_content/MudBlazor/MudBlazor.min.js")).Status);
    }

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> settings) => StartCheck.Problems(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { EnvironmentName = "Production" });
}
