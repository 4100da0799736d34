using Bunit;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Web.Hosting;
using Cordon.Web.Jobs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor.Services;

namespace Cordon.Web.Tests.Accounts;

/// <summary>Components over a real store, which a list of accounts and a small log were imported into.</summary>
public abstract class AccountParts : BunitContext, IAsyncLifetime
{
    public const string AccountsFile =
        "external_id,username,display_name,email,plan,country\n" +
        "A-1,mara,Mara Lind,mara@studio.example,team,NL\n" +
        "A-2,ida,Ida Berg,ida@lantern.example,free,DE\n" +
        "\"=1+1\",,,,free,US\n";

    protected AccountParts()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);       // machines that build beside it are slow
    }

    private protected TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.StartAsync();
        await App.ImportAsync(ImportKind.Accounts, App.WriteFile("accounts.csv", AccountsFile));
        await App.ImportAsync(ImportKind.Requests, App.WriteFile("gallery.log", Log()));
        App.As("reviewer");
        Services.AddSingleton<TimeProvider>(App.Clock);
        Services.AddSingleton(App.Get<CordonSettings>());
        Services.AddSingleton(App.Get<IngestSettings>());
        foreach (var type in typeof(Features.Accounts.GetAccountHandler).Assembly.GetTypes().Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal) && t is { IsAbstract: false }))
            Services.AddTransient(type, _ => Get(type));
        Services.AddScoped<Web.Accounts.ColumnMemory>();
        // Never started: it hears of nothing, and tells whoever listens when a test says so.
        Services.AddSingleton(new JobWatch(App.Get<JobBoard>(), App.Get<OpenJobs>(), new Readiness(), App.Clock, NullLogger<JobWatch>.Instance));
        Services.AddCascadingValue(_ => SampleStaff.Find("reviewer")!);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>An hour of a morning: A-1 walks through images, A-2 looks at the gallery once.</summary>
    public static string Log() => string.Concat(Enumerable.Range(0, 120).Select(i =>
        SampleLines.Combined(TestApp.Noon.AddHours(-4).AddSeconds(i * 30), "A-1", $"/images/{1_000 + i}", i == 7 ? 404 : 200, agent: "python-requests/2.31"))) +
        SampleLines.Combined(TestApp.Noon.AddHours(-3), "A-2");

    /// <summary>Somebody walks through four hundred images, one every three seconds, and the detectors look at it.</summary>
    protected async Task FlagAsync(string account, int from = 5_000)
    {
        await App.ImportAsync(ImportKind.Requests, App.WriteFile($"{account}.log", string.Concat(Enumerable.Range(0, 400).Select(i =>
            SampleLines.Combined(TestApp.Noon.AddDays(-1).AddSeconds(i * 3), account, $"/images/{from + i}", agent: "python-requests/2.31")))));
        await DetectAsync();
    }

    protected async Task<DetectionResult> DetectAsync() =>
        (await App.Get<RunDetectionHandler>().HandleAsync(new RunDetection(), new Progress<JobProgress>(), CancellationToken.None)).Value;

    protected async Task<AccountId> IdOfAsync(string account) =>
        await App.AskAsync(db => Task.FromResult(db.Accounts.Single(a => a.ExternalId == account).Id));

    private object Get(Type type) => typeof(TestApp).GetMethod(nameof(TestApp.Get))!.MakeGenericMethod(type).Invoke(App, null)!;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
