using Cordon.Data.Storing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Cordon.Browser.Tests;

/// <summary>One app and one browser for all tests. Each page has a profile of its own.</summary>
public sealed class ConsoleWorld : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private BrowserConsole? _console;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public CordonStore Store => _console!.Services.GetRequiredService<CordonStore>();

    /// <summary>Addresses of things that the world holds, by what stands for them in <see cref="Pages"/>.</summary>
    public IReadOnlyDictionary<string, long> Known { get; private set; } = new Dictionary<string, long>();

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _playwright = await Playwright.CreateAsync();
        _browser = await Browser.StartAsync(_playwright);
        _console = new BrowserConsole();
        await _console.ReadyAsync(cancel);
        var seeded = await Seed.AddAsync(_console.Services, cancel);
        var account = await Store.ReadAsync((db, ct) => db.Accounts.OrderByDescending(a => a.Requests).Select(a => a.Id).FirstAsync(ct), cancel);
        var flagged = await Store.ReadAsync((db, ct) => db.Flags.Where(f => f.Rule == "lockstep" && f.SupersededAt == null).OrderBy(f => f.AccountId).Select(f => f.AccountId).FirstAsync(ct), cancel);
        var known = await Store.ReadAsync((db, ct) => db.KnownAutomations.Where(k => k.AccountId != null).Select(k => k.AccountId!.Value).FirstAsync(ct), cancel);
        var log = await Store.ReadAsync((db, ct) => db.Evidence.OrderByDescending(e => e.SizeBytes).Select(e => e.Id).FirstAsync(ct), cancel);
        var table = await Store.ReadAsync((db, ct) => db.Evidence.Where(e => e.OriginalName.EndsWith(".csv")).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync(ct), cancel);
        var flag = await Store.ReadAsync((db, ct) => db.Flags.Where(f => f.Rule == "walks-ids" && f.SupersededAt == null).OrderByDescending(f => f.Score).Select(f => f.Id).FirstAsync(ct), cancel);
        var links = await SeedLinks.AddAsync(_console.Services, cancel);
        // Behind the run of linking, which would add what is due of it to the cluster.
        var (cluster, alone) = await SeedCluster.AddAsync(Store, cancel);
        var organizations = await SeedOrganizations.AddAsync(Store, cancel);
        var bans = await SeedBans.AddAsync(Store, organizations["organization"], cancel);
        var approvals = await SeedApprovals.AddAsync(Store);
        Known = new Dictionary<string, long>(links.Concat(organizations).Concat(bans).Concat(approvals))
        {
            ["account"] = account.Value,
            ["flagged"] = flagged.Value,
            ["known"] = known.Value,
            ["log"] = log.Value,
            ["table"] = table.Value,
            ["flag"] = flag.Value,
            ["incident"] = (await Store.ReadAsync((db, ct) => db.Incidents.OrderBy(i => i.Id).Select(i => i.Id).FirstAsync(ct), cancel)).Value,
            ["import"] = seeded.Rejected.Value,
            ["failed"] = seeded.Failed.Value,
            ["cluster"] = cluster.Value,
            ["alone"] = alone.Value,
        };
    }

    /// <summary>Signs somebody in and opens a page, in its own profile.</summary>
    /// <param name="name">As on the sign-in page of Development; null: nobody is signed in.</param>
    /// <param name="interactive">The page has a circuit: waits until it stands.</param>
    public async Task<IPage> OpenAsAsync(string? name, string path, bool dark = false, int width = 1280, bool interactive = true, Action<IPage>? watch = null)
    {
        var address = _console!.Address;
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        _contexts.Add(context);
        await context.AddCookiesAsync([new() { Name = "theme", Value = dark ? "dark" : "light", Url = address.ToString() }]);
        // The sign-in leads on to "/", which is not what is looked at.
        if (name is not null) await context.APIRequest.GetAsync($"/signin/dev?as={name}", new() { MaxRedirects = 0 });
        var page = await context.NewPageAsync();
        watch?.Invoke(page);
        await page.GotoAsync(path);
        if (interactive) await page.GetByTestId("interactive").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>Closes every page that was opened, with its profile.</summary>
    public async Task ClosePagesAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync();
        _contexts.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await ClosePagesAsync();
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_console is not null) await _console.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ConsoleTests : ICollectionFixture<ConsoleWorld>
{
    public const string Name = "console";
}
