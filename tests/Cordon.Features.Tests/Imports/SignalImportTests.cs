using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Imports;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Testing;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class SignalImportTests
{
    private const string Heading = "account_external_id,organization,kind,value,source,observed_at\n";
    private const string Organizations = "name,aliases,domains,country\nHalde GmbH,HW,halde.example,\nZeche,,zeche.example;both.example,\nGrube,,grube.example;both.example,\n";

    private static readonly Gen<string> Row =
        from account in Gen.Int[1, 3]
        from organization in Gen.OneOf(Gen.Const("HALDE"), Gen.Const("hw"), Gen.Const("mail.zeche.example"))
        from kind in Gen.OneOf(Gen.Const("verified-mail"), Gen.Const("self-declared"))
        from value in Gen.OneOf(Gen.Const(""), Gen.Const("a@halde.example"))
        from seen in Gen.OneOf(Gen.Const(""), Gen.Int[1, 9].Select(day => $"2026-02-0{day.ToString(CultureInfo.InvariantCulture)}"))
        select $"A-{account},{organization},{kind},{value},hr,{seen}\n";

    [Fact]
    public async Task A_row_becomes_a_signal_of_an_account_that_may_be_new()
    {
        await using var app = await StartAsync();
        var result = await ImportAsync(app, Heading + "A-1,Halde,verified-mail,mara@halde.example,hr,2026-02-01T10:00:00Z\n");
        var signal = await app.AskAsync(db => db.Signals.SingleAsync());
        Assert.Equal((SignalKind.VerifiedMail, "mara@halde.example", "hr", new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero), false, TestApp.Noon, null as DateTimeOffset?),
            (signal.Kind, signal.Value, signal.Source, signal.ObservedAt, signal.Derived, signal.LearnedAt, signal.EndedAt));
        Assert.Equal((1, "Halde GmbH"), ((int)result.AccountsCreated, await app.AskAsync(db => db.Organizations.Where(o => o.Id == signal.OrganizationId).Select(o => o.Name).SingleAsync())));
    }

    [Theory]
    [InlineData("verified-mail,jo@gmail.com")]
    [InlineData("billing-mail,jo@sub.mailinator.com")]
    public async Task Mail_at_a_free_or_disposable_domain_is_no_sign_of_an_employer(string signal)
    {
        await using var app = await StartAsync();
        var result = (await app.ImportAsync(ImportKind.Signals, app.WriteFile("free.csv", Heading + $"A-1,Halde,{signal},hr,2026-02-01\n"))).Value;
        Assert.Equal((0, "value is at a free or disposable mail domain, which says nothing of an employer"), ((int)result.Accepted, Assert.Single(result.Rejects).Reason));
    }

    [Fact]
    public async Task An_organization_is_found_by_the_letters_of_its_name()
    {
        await using var app = await StartAsync();
        Assert.Equal(1, (await ImportAsync(app, Heading + "A-1,Hal-de Ltd.,self-declared,,hr,2026-02-01\n")).Accepted);
    }

    [Fact]
    public async Task A_name_that_is_only_alike_is_refused_and_the_one_it_is_like_is_told()
    {
        await using var app = await StartAsync();
        var result = (await app.ImportAsync(ImportKind.Signals, app.WriteFile("like.csv", Heading + "A-1,Halde Systems,self-declared,,hr,2026-02-01\n"))).Value;
        Assert.Equal((0, "organization is not known by this name; it is like Halde GmbH (0.88): write that, or add this name to its aliases"), ((int)result.Accepted, Assert.Single(result.Rejects).Reason));
    }

    [Fact]
    public async Task Without_a_time_or_a_source_neither_is_known()
    {
        await using var app = await StartAsync();
        await ImportAsync(app, "account,company,signal\nA-1,Halde,self-declared\n");
        var signal = await app.AskAsync(db => db.Signals.SingleAsync());
        Assert.Equal((Signal.NotKnown, "import"), (signal.ObservedAt, signal.Source));
    }

    [Fact]
    public async Task A_later_sighting_ends_the_row_that_stood_and_takes_its_place()
    {
        await using var app = await StartAsync();
        await ImportAsync(app, Heading + "A-1,Halde,self-declared,,hr,2026-02-01\n");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await ImportAsync(app, Heading + "A-1,HW,self-declared,,hr,2026-02-05\n");
        var rows = await app.AskAsync(db => db.Signals.OrderBy(s => s.Id).ToListAsync());
        Assert.Equal([TestApp.Noon.AddDays(1), null], rows.Select(s => s.EndedAt));
        Assert.Equal(new DateTimeOffset(2026, 2, 5, 0, 0, 0, TimeSpan.Zero), rows[1].ObservedAt);
    }

    [Theory]
    [InlineData("2026-02-01")]
    [InlineData("2026-01-01")]
    [InlineData("")]
    public async Task The_same_or_an_earlier_sighting_changes_nothing(string seen)
    {
        await using var app = await StartAsync();
        await ImportAsync(app, Heading + "A-1,Halde,self-declared,x,hr,2026-02-01\n");
        await ImportAsync(app, Heading + $"A-1,Halde,self-declared,x,hr,{seen}\n\n");
        Assert.Null((await app.AskAsync(db => db.Signals.SingleAsync())).EndedAt);
    }

    [Fact]
    public async Task Any_order_of_files_leaves_the_same_signals_standing() => await Gen.Select(Row.Array[1, 10], Gen.Int[0, 100]).SampleAsync(async (rows, cut) =>
    {
        var at = cut % rows.Length;
        Assert.Equal(await StandingAsync([.. rows], []), await StandingAsync([.. rows[at..].Reverse()], [.. rows[..at].Reverse()]));
    }, iter: Thorough.Times(always: 15, thorough: 40));

    [Theory]
    [InlineData(",Halde,self-declared,,,", "account_external_id is missing")]
    [InlineData("A-1,,self-declared,,,", "organization is missing")]
    [InlineData("A-1,Nobody,self-declared,,,", "organization is not known by this name or domain; import or add it first")]
    [InlineData("A-1,both.example,self-declared,,,", "organization could be more than one; write a domain that only one of them lists")]
    [InlineData("A-1,Halde,,,,", "kind is missing")]
    [InlineData("A-1,Halde,self-declared,,,yesterday", "observed_at is not a time; write it as 2024-03-01T10:00:00Z")]
    [InlineData("A-1,Halde,self-declared,,,2026-04-01", "observed_at lies in the future; check the clock or the time zone it was written with")]
    public async Task A_row_that_is_wrong_is_rejected_with_its_reason(string row, string reason)
    {
        await using var app = await StartAsync();
        var result = await ImportAsync(app, Heading + row + "\n");
        Assert.Equal((2, reason), ((int)Assert.Single(result.Rejects).Line, result.Rejects[0].Reason));
        Assert.Equal(0, await app.AskAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task An_unknown_kind_is_rejected_with_the_kinds_there_are()
    {
        await using var app = await StartAsync();
        var reason = Assert.Single((await ImportAsync(app, Heading + "A-1,Halde,telepathy,,,\n")).Rejects).Reason;
        Assert.All(SignalRules.All, rule => Assert.Contains(rule.Name, reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_with_a_card_number_is_refused_and_kept_nowhere()
    {
        await using var app = await StartAsync();
        var result = await ImportAsync(app, Heading + $"A-1,Halde,self-declared,{SampleCards.Of(1).Digits},,\n");
        Assert.StartsWith("value holds a card number", Assert.Single(result.Rejects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organizations_that_were_merged_are_one_that_a_shared_domain_names()
    {
        await using var app = await StartAsync();
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            var (zeche, grube) = (await unit.Db.Organizations.SingleAsync(o => o.Name == "Zeche"), await unit.Db.Organizations.SingleAsync(o => o.Name == "Grube"));
            (grube.MergedIntoId, grube.RootId) = (zeche.Id, zeche.Id);
            await unit.CommitAsync(CancellationToken.None);
        }
        Assert.Equal(1, (await ImportAsync(app, Heading + "A-1,both.example,self-declared,,,\n")).Accepted);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_neither_signals_nor_accounts()
    {
        await using var app = await StartAsync();
        var path = app.WriteFile("many.csv", Heading + string.Concat(Enumerable.Range(0, 21_000).Select(i => $"A-{i.ToString(CultureInfo.InvariantCulture)},Halde,self-declared,,,\n")));
        var ticket = (await app.Get<ImportFileHandler>().HandleAsync(new ImportFile(ImportKind.Signals, path, "many.csv", null, "test", RunHere: true), null, CancellationToken.None)).Value;
        await app.Get<JobBoard>().RunAsync(ticket.Job, new AfterChunk(app), CancellationToken.None);
        Assert.Equal(ImportState.Cancelled, (await app.AskAsync(db => db.Imports.SingleAsync(i => i.Id == ticket.Import))).State);
        Assert.Equal((0, 0, 0), (await app.AskAsync(db => db.StagedSignals.CountAsync()), await app.AskAsync(db => db.Signals.CountAsync()), await app.AskAsync(db => db.Accounts.CountAsync())));
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await OrganizationImportTests.ImportAsync(app, Organizations);
        return app;
    }

    private static Task<ImportResult> ImportAsync(TestApp app, string content) => OrganizationImportTests.ImportAsync(app, content, ImportKind.Signals);

    private static async Task<string> StandingAsync(params IEnumerable<string>[] files)
    {
        await using var app = await StartAsync();
        foreach (var file in files) await ImportAsync(app, Heading + string.Concat(file));
        return string.Join('\n', await app.AskAsync(db => db.Signals.Where(s => s.EndedAt == null).Join(db.Accounts, s => s.AccountId, a => a.Id, (s, a) => new { s, a.ExternalId })
            .OrderBy(x => x.ExternalId).ThenBy(x => x.s.OrganizationId).ThenBy(x => x.s.Kind).ThenBy(x => x.s.Value)
            .Select(x => $"{x.ExternalId} {x.s.OrganizationId} {x.s.Kind} {x.s.Value} {x.s.Source} {x.s.ObservedAt}").ToListAsync()));
    }

    private sealed class AfterChunk(TestApp app) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            using var db = app.Get<IDbContextFactory<Data.CordonDb>>().CreateDbContext();
            db.Jobs.ExecuteUpdate(set => set.SetProperty(j => j.CancelRequested, true));
        }
    }
}
