using Cordon.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Browser.Tests;

/// <summary>The whole app in Development on a real server, with a small demo case in a data folder of its own.</summary>
internal sealed class BrowserConsole : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("cordon-browser-");

    public BrowserConsole()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public async Task ReadyAsync(CancellationToken cancel)
    {
        var readiness = Services.GetRequiredService<Readiness>();
        while (readiness.WaitingFor is not null) await Task.Delay(50, cancel);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("environment", "Development");
        builder.UseSetting("Cordon:DataFolder", _data.FullName);
        builder.UseSetting("Cordon:DemoAccounts", "100");
        // Small chunks: a job that is cancelled has something to take back.
        builder.UseSetting("Cordon:Ingest:ChunkLines", "5000");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        SqliteConnection.ClearAllPools();
        if (_data.Exists) _data.Delete(recursive: true);
    }
}
