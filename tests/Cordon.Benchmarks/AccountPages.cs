using System.Diagnostics;
using System.Globalization;
using Cordon.Features.Accounts;
using Cordon.Features.Paging;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>The list of accounts over a million of them: every filter and sort, its first page and its thousandth.</summary>
internal static class AccountPages
{
    private const int Rounds = 20, PageSize = 50, DeepPage = 1_000;

    public static async Task RunAsync(string[] args)
    {
        var accounts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await using var store = await Store.CreateAsync();
        SampleAccounts.Fill(store.Folder, accounts);
        await using var scope = store.Services.CreateAsyncScope();
        var list = scope.ServiceProvider.GetRequiredService<ListAccountsHandler>();
        var all = new List<double>();
        foreach (var (name, filter) in Filters())
            foreach (var sort in Enum.GetValues<AccountSort>())
            {
                var (first, count) = await TimeAsync(list, filter, sort, PagePlace.First, all);
                var place = await DeepAsync(list, filter, sort);
                var deep = place is null ? "      –" : Text((await TimeAsync(list, filter, sort, place.Value, all)).Sorted);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {sort,-10} {count,10}  first {Text(first)}  page {DeepPage:N0} {deep}"));
            }
        all.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"accounts: {accounts:N0} accounts, {all.Count:N0} pages: p50 {At(all, 0.5):0.0} ms, p95 {At(all, 0.95):0.0} ms, max {all[^1]:0.0} ms (p95 must be under 100 ms)"));
    }

    private static async Task<(List<double> Sorted, BoundedCount Count)> TimeAsync(ListAccountsHandler list, AccountFilter filter, AccountSort sort, PagePlace place, List<double> all)
    {
        var times = new List<double>();
        BoundedCount count = default;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var outcome = await list.HandleAsync(new ListAccounts(filter, sort, Descending: true, place, PageSize), CancellationToken.None);
            if (round > 0) times.Add(watch.Elapsed.TotalMilliseconds);                 // the first one compiles
            count = outcome.Value.Count;
        }
        times.Sort();
        all.AddRange(times);
        return (times, count);
    }

    private static async Task<PagePlace?> DeepAsync(ListAccountsHandler list, AccountFilter filter, AccountSort sort)
    {
        var place = PagePlace.First;
        for (var rows = 0; rows < DeepPage * PageSize; rows += ListAccountsHandler.MaxSize)
        {
            var page = (await list.HandleAsync(new ListAccounts(filter, sort, Descending: true, place, ListAccountsHandler.MaxSize), CancellationToken.None)).Value;
            if (page.Next is null) return null;
            place = new(page.Next, null);
        }
        return place;
    }

    private static IEnumerable<(string Name, AccountFilter Filter)> Filters()
    {
        var start = SampleAccounts.Start;
        yield return ("none", new());
        yield return ("plan: common", new(Plan: "free"));
        yield return ("plan: rare", new(Plan: "enterprise"));
        yield return ("country: common", new(Country: "US"));
        yield return ("country: rare", new(Country: "IS"));
        yield return ("domain: common", new(EmailDomain: "mailhub.example"));
        yield return ("domain: rare", new(EmailDomain: "company77.example"));
        yield return ("first seen: last week", new(FirstSeenFrom: start.AddDays(358)));
        yield return ("first seen: first week", new(FirstSeenTo: start.AddDays(7)));
        yield return ("last seen: last day", new(LastSeenFrom: start.AddDays(364)));
        yield return ("last seen: half", new(LastSeenTo: start.AddDays(182)));
        yield return ("requests: many", new(RequestsFrom: 5_000));
        yield return ("requests: few", new(RequestsTo: 100));
        yield return ("text: one account", new(Text: "A-0500000"));
        yield return ("text: rare name", new(Text: "zo12"));
        yield return ("text: common start", new(Text: "m"));
        yield return ("text: two words", new(Text: "ma li"));
        yield return ("plan, country, requests", new(Plan: "team", Country: "DE", RequestsFrom: 1_000));
        yield return ("common plan, few requests", new(Plan: "free", RequestsTo: 10));
        yield return ("nothing matches", new(Plan: "free", Country: "XX"));
    }

    private static string Text(List<double> sorted) => string.Create(CultureInfo.InvariantCulture, $"p50 {At(sorted, 0.5),6:0.0} p95 {At(sorted, 0.95),6:0.0} ms");

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
