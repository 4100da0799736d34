using System.Net;
using Cordon.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests;

/// <summary>The whole app on a real server, on a port of its own and with a data folder of its own.</summary>
public sealed class TestConsole : WebApplicationFactory<Program>
{
    public static readonly IReadOnlyDictionary<string, string> EntraSettings = new Dictionary<string, string>
    {
        ["AzureAd:Instance"] = "https://login.example/",
        ["AzureAd:TenantId"] = "2c7e9f4a-0000-4000-8000-000000000001",
        ["AzureAd:ClientId"] = "2c7e9f4a-0000-4000-8000-000000000002",
        ["AzureAd:ClientSecret"] = "not-a-secret",
    };

    private readonly string _environment;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("cordon-web-");

    private readonly Action<IServiceCollection>? _services;

    private TestConsole(string environment, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services = null)
    {
        (_environment, _settings, _services) = (environment, settings, services);
        UseKestrel(0);
        StartServer();
        Readiness.StoreOpened.Wait(TestContext.Current.CancellationToken);
    }

    /// <param name="services">Replaces what the test wants to behave otherwise.</param>
    public static TestConsole InDevelopment(Action<IServiceCollection>? services = null) => new("Development", new Dictionary<string, string>(), services);

    public static TestConsole With(params (string Name, string Value)[] settings) => new("Development", settings.ToDictionary(s => s.Name, s => s.Value));

    public static TestConsole InProduction() => new("Production", EntraSettings);

    public string DataFolder => _data.FullName;

    public Readiness Readiness => Services.GetRequiredService<Readiness>();

    /// <summary>A browser without script: keeps cookies, and shows redirects instead of following them.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };

    public async Task<HttpClient> SignedInAsync(string name)
    {
        var visitor = Visitor();
        using var answer = await visitor.GetAsync($"/signin/dev?as={name}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("environment", _environment);
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.UseSetting("Cordon:DataFolder", _data.FullName);
        builder.UseSetting("Cordon:Demo", "false");
        if (_services is not null) builder.ConfigureServices(_services);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        SqliteConnection.ClearAllPools();
        if (_data.Exists) _data.Delete(recursive: true);
    }
}
