using Cordon.Domain.Imports;
using Cordon.Domain.Linking;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

public sealed class SuggestionTests
{
    private const string Heading = "external_id,username,display_name,email,country";

    // Fifty people of their own, among whom two accounts of one person stand out.
    private static readonly string[] Others = [.. Enumerable.Range(0, 50).Select(i =>
        $"Z-{i:00},{(char)('a' + i % 26)}{i}handle,{Given(i)} {Family(i)},{Given(i).ToLowerInvariant()}{i * 7}@mail{i % 5}.example,{(i % 2 == 0 ? "DE" : "FR")}")];

    private static readonly string[] OnePerson =
    [
        "A-1,quillfeather,Ottilie Brandauer,ottilie.brandauer77@tessmer.example,DE",
        "A-2,nightowl,Otilie Brandauer,ottilie.brandauer77+gallery@tessmer.example,DE",
    ];

    [Fact]
    public async Task Two_accounts_of_one_person_are_suggested_with_reasons_and_joined_by_nobody()
    {
        await using var store = await LinkedStore.StartAsync();
        await ImportAsync(store, [.. OnePerson, .. Others]);
        await store.LinkAsync();
        var found = Assert.Single(await store.App.AskAsync(db => db.ProbableLinks.ToListAsync()));
        Assert.Equal((await store.IdAsync("A-1"), await store.IdAsync("A-2")), (found.AccountId, found.OtherAccountId));
        Assert.True(found.Probability > 0.9, $"{found.Probability}");
        Assert.Contains("the same e-mail address", found.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("brandauer", found.Sentence + found.Contributions, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", await store.ClustersAsync());
    }

    [Fact]
    public async Task People_who_share_a_first_name_and_have_similar_addresses_are_not_suggested()
    {
        await using var store = await LinkedStore.StartAsync();
        await ImportAsync(store, ["B-1,,Ottilie Brandauer,ottilie1@mail1.example,DE", "B-2,,Ottilie Vestergaard,ottilie7@mail1.example,DE", .. Others]);
        await store.LinkAsync();
        Assert.Empty(await store.App.AskAsync(db => db.ProbableLinks.ToListAsync()));
    }

    [Fact]
    public async Task An_accepted_suggestion_joins_and_keeps_what_it_said()
    {
        await using var store = await LinkedStore.StartAsync();
        await ImportAsync(store, [.. OnePerson, .. Others]);
        await store.LinkAsync();
        var suggested = await store.App.AskAsync(db => db.ProbableLinks.SingleAsync());
        var joined = await store.App.Get<JoinAccountsHandler>().HandleAsync(new(suggested.AccountId, suggested.OtherAccountId, LinkedStore.Why), CancellationToken.None);
        Assert.Null(joined.Refusal);
        Assert.Equal("A-1 A-2: 2 accounts, 1 links", await store.ClustersAsync());
        var decision = await store.App.AskAsync(db => db.LinkDecisions.SingleAsync());
        Assert.Equal((LinkDecisionKind.Join, suggested.Probability, suggested.Sentence), (decision.Kind, decision.Probability, decision.Grounds));
    }

    [Fact]
    public async Task The_order_in_which_people_arrive_changes_no_suggestion()
    {
        await using var store = await LinkedStore.StartAsync();
        await ImportAsync(store, [.. OnePerson, .. Others]);
        await store.LinkAsync();
        await using var other = await LinkedStore.StartAsync();
        await ImportAsync(other, [.. Others.Reverse().Take(20), OnePerson[1]]);
        await other.LinkAsync();
        await ImportAsync(other, [OnePerson[0], .. Others.Take(30)]);
        await other.LinkAsync();
        Assert.Equal(await SuggestionsAsync(store), await SuggestionsAsync(other));
    }

    [Fact]
    public async Task What_changes_nothing_about_people_asks_for_no_suggestions_again()
    {
        await using var store = await LinkedStore.StartAsync();
        await ImportAsync(store, [.. OnePerson, .. Others]);
        Assert.Equal(1, (await store.LinkAsync()).Suggestions);
        await store.CardAsync("4242", "A-1", "Z-01");
        Assert.Null((await store.LinkAsync()).Suggestions);
        Assert.Single(await store.App.AskAsync(db => db.ProbableLinks.ToListAsync()));
        Assert.False(await store.App.AskAsync(db => db.DueLinks.AnyAsync()));
    }

    [Fact]
    public async Task A_suggestion_goes_when_what_it_rests_on_goes_and_keeps_its_day_while_it_stands()
    {
        await using var store = await LinkedStore.StartAsync();
        await ImportAsync(store, [.. OnePerson, .. Others]);
        await store.LinkAsync();
        store.App.Clock.Advance(TimeSpan.FromDays(1));
        await ImportAsync(store, ["Z-90,newcomer,Ferdinand Quist,quist@elsewhere.example,NL"]);
        await store.LinkAsync();
        Assert.Equal(TestApp.Noon, (await store.App.AskAsync(db => db.ProbableLinks.SingleAsync())).FoundAt);
        await ImportAsync(store, ["A-2,nightowl,Marguerite Lascelles,m.lascelles@other.example,FR"]);
        await store.LinkAsync();
        Assert.Empty(await store.App.AskAsync(db => db.ProbableLinks.ToListAsync()));
    }

    private static string Given(int i) => new[] { "Anselm", "Beatrix", "Casimir", "Dorothea", "Emerik", "Frauke", "Gideon", "Hyacinth", "Ingmar", "Jolanda" }[i % 10];

    private static string Family(int i) => new[]
    {
        "Aldinger", "Bosworth", "Cranfield", "Delacroix", "Eisenhut", "Fontaine", "Grabowski", "Halloran", "Isaksen", "Jovanovic", "Kowalczyk", "Lindqvist", "Mazzini", "Nakamura",
        "Okonkwo", "Petersen", "Quintero", "Rasmussen", "Sokolov", "Takahashi", "Underwood", "Villanueva", "Wojcik", "Yilmaz", "Zimmermann",
    }[i / 2];

    private static async Task ImportAsync(LinkedStore store, IReadOnlyList<string> rows)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(path, Heading + "\n" + string.Join('\n', rows) + "\n");
        try
        {
            var outcome = await store.App.Get<RunImportHandler>().HandleAsync(new RunImport(ImportKind.Accounts, path, "people.csv", null, "test"), new Progress<JobProgress>(), CancellationToken.None);
            Assert.Null(outcome.Refusal);
            Assert.Equal(rows.Count, outcome.Value.Accepted);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> SuggestionsAsync(LinkedStore store) => string.Join('\n', await store.App.AskAsync(async db =>
    {
        var names = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.ExternalId);
        return (await db.ProbableLinks.ToListAsync()).Select(p => string.Join(' ', new[] { names[p.AccountId], names[p.OtherAccountId] }.Order(StringComparer.Ordinal)) + $" {p.Probability:F9} {p.Sentence}").Order(StringComparer.Ordinal).ToList();
    }));
}
