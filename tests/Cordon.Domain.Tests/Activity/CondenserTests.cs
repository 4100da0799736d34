using System.Text;
using Cordon.Domain.Activity;
using CsCheck;

namespace Cordon.Domain.Tests.Activity;

public sealed class CondenserTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 10, 0, TimeSpan.Zero);

    [Fact]
    public void Requests_of_one_account_and_minute_become_one_row()
    {
        var row = Assert.Single(Condense([new(0, 10, "/a"), new(0, 20, "/b")]).Rows);
        Assert.Equal((2, 2), (row.Requests, row.Resources));
    }

    [Fact]
    public void Each_account_and_each_minute_has_its_row() =>
        Assert.Equal(3, Condense([new(0, 10, "/a"), new(0, 70, "/a"), new(1, 10, "/a")]).Rows.Count);

    [Fact]
    public void Answers_are_counted_by_what_they_were()
    {
        var row = Assert.Single(Condense([new(0, 1, "/a", 404), new(0, 2, "/a", 403), new(0, 3, "/a", 429), new(0, 4, "/a", 503), new(0, 5, "/a")]).Rows);
        Assert.Equal((3, 1, 1, 1), (row.ClientErrors, row.NotFound, row.Denied, row.ServerErrors));
    }

    [Fact]
    public void Parts_referrers_and_queries_are_counted()
    {
        var row = Assert.Single(Condense([new(0, 1, "/app.css", Referrer: "/"), new(0, 2, "/a?x=1"), new(0, 3, "/a?x=2")]).Rows);
        Assert.Equal((1, 1, 2), (row.Parts, row.Referred, row.Queried));
        Assert.Equal(2, Detail(row).Variants.Distinct);
    }

    [Fact]
    public void A_walk_through_ids_shows_its_steps()
    {
        var walk = Walk([.. Enumerable.Range(0, 30).Select(i => new Ask(0, i * 2, $"/images/{100 + i}"))]);
        Assert.Equal((100, 129, 30, 29, 29), (walk.Least, walk.Greatest, walk.Distinct, walk.Steps, walk.Ascending));
    }

    [Fact]
    public void Ids_of_one_second_have_no_order()
    {
        var walk = Walk([new(0, 1, "/images/5"), new(0, 1, "/images/9"), new(0, 2, "/images/7")]);
        Assert.Equal((1, 0), (walk.Steps, walk.Ascending));
    }

    [Fact]
    public void The_order_of_lines_changes_nothing() => Gen.Select(Asks, Gen.Int).Sample((asks, seed) =>
    {
        var shuffled = asks.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Sum([Condense(asks)]), Sum([Condense(shuffled)]));
    });

    [Fact]
    public void A_log_in_pieces_adds_up_to_the_log() => Gen.Select(Asks, Gen.Int[1, 5], Gen.Int).Sample((asks, pieces, seed) =>
    {
        var random = new Random(seed);
        var parts = asks.GroupBy(_ => random.Next(pieces)).Select(g => Condense([.. g])).ToList();
        Assert.Equal(Sum([Condense(asks)]), Sum(parts));
    });

    [Fact]
    public void What_was_encoded_is_read_back() => Asks.Sample(asks => Assert.All(Condense(asks).Rows, row =>
        Assert.Equal(row.Detail, ActivityDetailCodec.Encode(ActivityDetailCodec.Decode(row.Detail)))));

    [Fact]
    public void Bytes_that_are_no_detail_are_refused() => Assert.Throws<FormatException>(() => ActivityDetailCodec.Decode([9, 9, 9]));

    [Fact]
    public void A_cut_detail_is_refused()
    {
        var detail = Condense([new(0, 1, "/images/5")]).Rows[0].Detail;
        Assert.Throws<FormatException>(() => ActivityDetailCodec.Decode(detail.AsSpan(0, detail.Length - 1)));
    }

    [Fact]
    public void Many_different_paths_are_estimated_well()
    {
        var row = Assert.Single(Condense([.. Enumerable.Range(0, 5_000).Select(i => new Ask(0, i % 60, $"/p/{Guid.NewGuid():N}"))]).Rows);
        Assert.InRange(row.Resources, 4_000, 6_000);
    }

    [Fact]
    public void The_platforms_minutes_know_how_long_answers_took()
    {
        var minute = Assert.Single(Condense([new(0, 1, "/a", Micros: 3_000), new(1, 2, "/a", Micros: 5_000), new(1, 3, "/a")]).Service);
        Assert.Equal((3, 2, 8_000, 5_000), (minute.Requests, minute.Timed, minute.DurationMicros, minute.MaxDurationMicros));
    }

    /// <summary>Ids up to 400 on few routes, so that trails grow beyond what is kept.</summary>
    private static Gen<Ask[]> Asks => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 130], Gen.Int[0, 400], Gen.Int[0, 2].Select(i => new[] { 200, 404, 500 }[i]), Gen.Int[0, 40], Gen.Int[0, 3])
        .Select((account, second, id, status, agent, kind) => new Ask(account, second, kind switch
        {
            0 => $"/images/{id}",
            1 => $"/view?id={id}",
            2 => $"/page{(char)('a' + id % 26)}",
            _ => $"/search?q={id}",
        }, status, Agent: $"agent{agent}", Address: $"192.0.2.{agent}"))
        .Array[1, 700];

    // One route tree for all, as one store has: the routes of a path must not depend on which piece came first.
    private static readonly RouteTree Routes = Taught();

    private static RouteTree Taught()
    {
        var tree = new RouteTree(1_000);
        foreach (var path in new[] { "/images/1", "/search" }.Concat(Enumerable.Range(0, 26).Select(i => $"/page{(char)('a' + i)}"))) tree.Match("GET"u8, path, "", 200, out _);
        tree.Match("GET"u8, "/view", "id=1", 200, out _);
        return tree;
    }

    private static ActivityChunk Condense(Ask[] asks)
    {
        lock (Routes)
        {
            var condenser = new RequestCondenser(Routes);
            foreach (var ask in asks) condenser.Add(Encoding.UTF8.GetBytes($"account{ask.Account}"), ask.Line());
            return condenser.Take();
        }
    }

    /// <summary>All there is to know of each account and minute, added up over the pieces.</summary>
    private static SortedDictionary<string, string> Sum(IReadOnlyList<ActivityChunk> pieces)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var rows in pieces.SelectMany(p => p.Rows.Select(r => (Key: $"{p.Accounts[r.Account]} {r.Minute}", Row: r))).GroupBy(r => r.Key, r => r.Row))
        {
            var detail = new ActivityDetail();
            foreach (var row in rows) detail.Add(Detail(row));
            sums.Add(rows.Key, $"{rows.Sum(r => r.Requests)} {rows.Sum(r => r.Bytes)} {rows.Sum(r => r.NotFound)} {Convert.ToHexString(ActivityDetailCodec.Encode(detail))}");
        }
        return sums;
    }

    private static IdWalk Walk(Ask[] asks) => Assert.Single(Detail(Assert.Single(Condense(asks).Rows)).Routes).Walk!;

    private static ActivityDetail Detail(CondensedRow row) => ActivityDetailCodec.Decode(row.Detail);

    private sealed record Ask(int Account, int Second, string Target, int Status = 200, string Agent = "Firefox", string Address = "192.0.2.1", string Referrer = "", long Micros = -1)
    {
        public RequestLine Line() => new()
        {
            UtcTicks = Start.AddSeconds(Second).UtcTicks,
            Address = Encoding.UTF8.GetBytes(Address),
            Method = "GET"u8,
            Target = Encoding.UTF8.GetBytes(Target),
            Referrer = Encoding.UTF8.GetBytes(Referrer),
            Agent = Encoding.UTF8.GetBytes(Agent),
            Status = Status,
            Bytes = 100,
            DurationMicros = Micros,
        };
    }
}
