using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Imports;
using Cordon.Features.Attribution;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Attribution;

/// <summary>Facts as files tell them, runs of attribution, and affiliations by the names of both sides.</summary>
internal sealed class AttributedStore : IAsyncDisposable
{
    public const string Why = "Asked the customer's own administrator.";

    private AttributedStore(TestApp app) => App = app;

    public TestApp App { get; }

    /// <summary>With organizations of that CSV, whose first line is <c>name,domains,aliases</c>.</summary>
    public static async Task<AttributedStore> StartAsync(string organizations = "Northlight Data,northlight-data.com,\r\nHarbour Works,harbour-works.com,")
    {
        var store = new AttributedStore((await TestApp.StartAsync()).As("reviewer"));
        await store.ImportAsync(ImportKind.Organizations, "name,domains,aliases\r\n" + organizations);
        return store;
    }

    public Task AccountsAsync(params string[] rows) => ImportAsync(ImportKind.Accounts, "external_id,email,email_verified\r\n" + string.Join("\r\n", rows));

    public Task SignalsAsync(params string[] rows) => ImportAsync(ImportKind.Signals, "account_external_id,organization,kind,value,source,observed_at\r\n" + string.Join("\r\n", rows));

    public Task PaymentsAsync(params string[] rows) =>
        ImportAsync(ImportKind.Payments, "account_external_id,kind,fingerprint,funding,billing_name,billing_email,last_seen\r\n" + string.Join("\r\n", rows));

    public async Task ImportAsync(ImportKind kind, string content)
    {
        var name = $"{kind}-{Guid.NewGuid():N}.csv";
        var result = (await App.ImportAsync(kind, App.WriteFile(name, content))).Value;
        Assert.Equal((0, ""), ((int)result.Rejected, string.Join(';', result.Rejects.Select(r => r.Reason))));
    }

    public async Task<AttributionResult> AttributeAsync() => (await App.Get<RunAttributionHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Value;

    public async Task LinkAsync() => Assert.Null((await App.Get<RunLinkingHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);

    public Task<Affiliation?> FindAsync(string account, string organization = "Northlight Data") => App.AskAsync(db => (from f in db.Affiliations.AsNoTracking()
                                                                                                                        join a in db.Accounts on f.AccountId equals a.Id
                                                                                                                        join o in db.Organizations on f.OrganizationId equals o.Id
                                                                                                                        where a.ExternalId == account && o.Name == organization
                                                                                                                        select f).SingleOrDefaultAsync());

    public async Task<Affiliation> OfAsync(string account, string organization = "Northlight Data") =>
        await FindAsync(account, organization) ?? throw new InvalidOperationException($"{account} is not affiliated with {organization}.");

    public async Task ConfirmAsync(string account) => Assert.Null((await App.Get<ConfirmAffiliationHandler>().HandleAsync(new((await OfAsync(account)).Id, Why), CancellationToken.None)).Refusal);

    public Task<OrganizationId> OrganizationAsync(string name) => App.AskAsync(db => db.Organizations.Where(o => o.Name == name).Select(o => o.Id).SingleAsync());

    /// <summary>Kinds of signals that stand on an account, in their order.</summary>
    public Task<List<SignalKind>> KindsAsync(string account) => App.AskAsync(async db => (await (from s in db.Signals
                                                                                                 join a in db.Accounts on s.AccountId equals a.Id
                                                                                                 where a.ExternalId == account && s.EndedAt == null
                                                                                                 select s.Kind).ToListAsync()).Order().ToList());

    /// <summary>Everything that attribution wrote of affiliations, one a line.</summary>
    public Task<string> AllAsync() => App.AskAsync(async db => string.Join('\n', await Lines(db)));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static async Task<IEnumerable<string>> Lines(CordonDb db) => (await (from f in db.Affiliations.AsNoTracking()
                                                                                 join a in db.Accounts on f.AccountId equals a.Id
                                                                                 join o in db.Organizations on f.OrganizationId equals o.Id
                                                                                 select new { a.ExternalId, o.Name, F = f }).ToListAsync())
        .Select(r => $"{r.ExternalId} {r.Name} {r.F.State} {r.F.Confidence:R} {r.F.EverConfidence:R} {r.F.Kinds} {r.F.ValidFrom:O} {r.F.ValidTo:O} {r.F.Review}").Order(StringComparer.Ordinal);
}
