using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Incidents;

public sealed class IncidentTests
{
    private const string Why = "It was the office's own monitor.";

    [Fact]
    public async Task Those_who_made_the_rise_are_suggested_with_counted_shares()
    {
        await using var app = await IncidentStore.StartAsync();
        var suggestion = (await app.Get<SuggestParticipantsHandler>().HandleAsync(new(await IncidentStore.OpenAsync(app)), CancellationToken.None)).Value;
        Assert.Equal(new PlatformTraffic(3_000, 600), suggestion.Platform);
        Assert.Equal([("W-1", 1_200L, 0L, true), ("W-2", 1_200, 0, true), ("A-1", 600, 600, false)], suggestion.Busiest.Select(a => (a.Account, a.Requests, a.Before, a.IsSuggested)));
    }

    [Fact]
    public async Task What_is_confirmed_is_kept_with_the_figures_and_recorded_once()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        Assert.Equal(2, (await AddAsync(app, id, new("W-1", 1_200, 0), new("W-2"))).Value);
        var view = await IncidentStore.ViewAsync(app, id);
        Assert.Equal([("W-1", 1_200L, 3_000L, 0L, 600L), ("W-2", 1_200, 3_000, 0, 600)], view.Accounts.Select(a => (a.Account, a.Requests, a.OfRequests, a.Before, a.OfBefore)));
        Assert.Equal((2, 2_400L), (view.AccountCount, view.AccountRequests));
        Assert.Equal(["incident.accounts-added", "incident.opened"], view.History.Select(e => e.Action));
    }

    [Fact]
    public async Task Nobody_is_put_down_with_figures_that_nobody_saw()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        Assert.Equal("incident.figures-moved", (await AddAsync(app, id, new("W-1", 1_200, 0), new("W-2", 1_199, 0))).Refusal?.Code);
        Assert.Empty((await IncidentStore.ViewAsync(app, id)).Accounts);
    }

    [Fact]
    public async Task Whoever_is_there_already_or_unknown_is_refused_with_all_others()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        await AddAsync(app, id, new ChosenAccount("W-1"));
        Assert.Equal(("incident.already-there", "incident.unknown-account", "incident.nobody-chosen"),
            ((await AddAsync(app, id, new("W-1"), new("W-2"))).Refusal?.Code, (await AddAsync(app, id, new("W-2"), new("nobody"))).Refusal?.Code, (await AddAsync(app, id)).Refusal?.Code));
        Assert.Single((await IncidentStore.ViewAsync(app, id)).Accounts);
    }

    [Fact]
    public async Task An_account_taken_out_stays_on_record_and_can_be_put_down_again()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        await AddAsync(app, id, new ChosenAccount("W-1"));
        var account = new AccountId((await IncidentStore.ViewAsync(app, id)).Accounts[0].Id);
        Assert.Equal("incident.reason-needed", (await app.Get<TakeOutIncidentAccountHandler>().HandleAsync(new(id, account, "no"), CancellationToken.None)).Refusal?.Code);
        Assert.Null((await app.Get<TakeOutIncidentAccountHandler>().HandleAsync(new(id, account, Why), CancellationToken.None)).Refusal);
        var view = await IncidentStore.ViewAsync(app, id);
        Assert.Equal((0, Why), (view.Accounts.Count, Assert.Single(view.TakenOut).TakenOutReason));
        Assert.Equal(1, (await AddAsync(app, id, new ChosenAccount("W-1"))).Value);
        Assert.Equal("incident.not-there", (await app.Get<TakeOutIncidentAccountHandler>().HandleAsync(new(id, new(999), Why), CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_is_refused()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        var change = new ChangeIncident(id, 1, IncidentStore.Facts with { Status = IncidentStatus.Closed, PublicSentence = "Galleries loaded slowly." });
        Assert.Null((await app.Get<ChangeIncidentHandler>().HandleAsync(change, CancellationToken.None)).Refusal);
        Assert.Equal("incident.changed-meanwhile", (await app.Get<ChangeIncidentHandler>().HandleAsync(change, CancellationToken.None)).Refusal?.Code);
        var entry = await app.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Equal("incident.changed", entry.Action);
        Assert.Contains("\"publicSentence\":\"Galleries loaded slowly.\"", entry.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_is_taken_to_whole_minutes()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = (await app.Get<OpenIncidentHandler>().HandleAsync(new(IncidentStore.Facts with { FromAt = IncidentStore.From.AddSeconds(40), ToAt = IncidentStore.To.AddSeconds(-40) }), CancellationToken.None)).Value;
        var facts = (await IncidentStore.ViewAsync(app, id)).Facts;
        Assert.Equal((IncidentStore.From, IncidentStore.To), (facts.FromAt, facts.ToAt));
    }

    [Fact]
    public async Task Figures_are_added_together_or_not_at_all_and_taken_back()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        var add = app.Get<AddIncidentFiguresHandler>();
        Assert.Equal("incident.figure-incomplete", (await add.HandleAsync(new(id, [new("Tickets", 37, null, "Support desk"), new("Outage", null, "minutes", "On call")]), CancellationToken.None)).Refusal?.Code);
        Assert.Empty((await IncidentStore.ViewAsync(app, id)).Figures);
        Assert.Equal(2, (await add.HandleAsync(new(id, FigureLines.Read("name,value,unit,source\nTickets,37,,\"Support desk, Monday\"\nOutage,140.5,minutes,On call").Value), CancellationToken.None)).Value);
        var figures = (await IncidentStore.ViewAsync(app, id)).Figures;
        Assert.Equal([("Tickets", 37, null, "Support desk, Monday"), ("Outage", 140.5, "minutes", "On call")], figures.Select(f => (f.Name, f.Value, f.Unit, f.Source)));
        Assert.Null((await app.Get<TakeBackIncidentFigureHandler>().HandleAsync(new(new(figures[0].Id)), CancellationToken.None)).Refusal);
        Assert.Equal("incident.not-there", (await app.Get<TakeBackIncidentFigureHandler>().HandleAsync(new(new(figures[0].Id)), CancellationToken.None)).Refusal?.Code);
        Assert.Equal("Reviewer", (await IncidentStore.ViewAsync(app, id)).Figures[^1].TakenBackBy?.Split(' ')[^1]);
    }

    [Fact]
    public async Task The_sealed_log_of_that_time_is_offered_attached_and_detached()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        var log = Assert.Single((await app.Get<ListEvidenceNearHandler>().HandleAsync(new(id), CancellationToken.None)).Value);
        Assert.True(log is { Touches: true, Name: "night.log", Requests: 3_600 });
        Assert.Equal(1, (await app.Get<AttachEvidenceHandler>().HandleAsync(new(id, [new(log.Id)]), CancellationToken.None)).Value);
        Assert.Equal("incident.already-there", (await app.Get<AttachEvidenceHandler>().HandleAsync(new(id, [new(log.Id)]), CancellationToken.None)).Refusal?.Code);
        Assert.Empty((await app.Get<ListEvidenceNearHandler>().HandleAsync(new(id), CancellationToken.None)).Value);
        Assert.Null((await app.Get<DetachEvidenceHandler>().HandleAsync(new(id, new(log.Id)), CancellationToken.None)).Refusal);
        Assert.Empty((await IncidentStore.ViewAsync(app, id)).Evidence);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("legal")]
    [InlineData("administrator")]
    public async Task Who_may_not_change_facts_sees_it_and_changes_nothing(string who)
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        app.As(who);
        Assert.Equal(["permission.missing", "permission.missing", "permission.missing", "permission.missing"],
        [
            (await app.Get<OpenIncidentHandler>().HandleAsync(new(IncidentStore.Facts), CancellationToken.None)).Refusal?.Code, (await AddAsync(app, id, new ChosenAccount("W-1"))).Refusal?.Code,
            (await app.Get<AttachEvidenceHandler>().HandleAsync(new(id, [new(1)]), CancellationToken.None)).Refusal?.Code,
            (await app.Get<AddIncidentFiguresHandler>().HandleAsync(new(id, [new("a", 1, null, "b")]), CancellationToken.None)).Refusal?.Code,
        ]);
        Assert.Equal((false, who == "legal"), ((await IncidentStore.ViewAsync(app, id)).MayReview, (await IncidentStore.ViewAsync(app, id)).MayHandOver));
    }

    [Fact]
    public async Task Support_sees_no_incident()
    {
        await using var app = await IncidentStore.StartAsync();
        var id = await IncidentStore.OpenAsync(app);
        app.As("support");
        Assert.Equal("permission.missing", (await app.Get<GetIncidentHandler>().HandleAsync(new(id), CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task The_list_is_paged_by_key_and_filtered()
    {
        await using var app = await IncidentStore.StartAsync();
        for (var i = 0; i < 5; i++)
            await app.Get<OpenIncidentHandler>().HandleAsync(new(IncidentStore.Facts with { Title = $"Incident {i}", FromAt = IncidentStore.From.AddDays(-i / 2), Status = i == 4 ? IncidentStatus.Closed : IncidentStatus.Open }), CancellationToken.None);
        var list = app.Get<ListIncidentsHandler>();
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await list.HandleAsync(new(new(), new(cursor, null), 2), CancellationToken.None)).Value;
            seen.AddRange(page.Rows.Select(r => r.Title));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(["Incident 1", "Incident 0", "Incident 3", "Incident 2", "Incident 4"], seen);
        Assert.Equal((1, 4, 1), (await CountAsync(new(Text: "dent 3")), await CountAsync(new(Current: true)), await CountAsync(new(Status: IncidentStatus.Closed, Kind: IncidentKind.Scraping))));

        async Task<int> CountAsync(IncidentFilter filter) => (await list.HandleAsync(new(filter), CancellationToken.None)).Value.Count.Value;
    }

    private static Task<Outcome<int>> AddAsync(TestApp app, IncidentId id, params ChosenAccount[] accounts) => app.Get<AddIncidentAccountsHandler>().HandleAsync(new(id, accounts), CancellationToken.None);
}
