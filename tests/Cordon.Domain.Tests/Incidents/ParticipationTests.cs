using Cordon.Domain.Incidents;
using CsCheck;

namespace Cordon.Domain.Tests.Incidents;

public sealed class ParticipationTests
{
    private static readonly PlatformTraffic Night = new(100_000, 40_000, 20_000);

    private static readonly Gen<AccountTraffic> Anybody =
        from requests in Gen.Long[0, 20_000]
        from before in Gen.Long[0, 20_000]
        from usual in Gen.Long[0, 20_000]
        select new AccountTraffic(new(0), requests, before, usual);

    private static readonly Gen<AccountTraffic[]> Accounts = Anybody.Array[0, 40].Select(all => all.Select((a, i) => a with { Account = new(i + 1) }).ToArray());

    // The platform's figures are those of these accounts and of a crowd that nobody looked at.
    private static readonly Gen<(PlatformTraffic Platform, AccountTraffic[] Accounts, int Seed)> World =
        from accounts in Accounts
        from crowd in Gen.Long[0, 50_000]
        from night in Gen.Long[0, 50_000]
        from known in Gen.Bool
        from seed in Gen.Int
        select (new PlatformTraffic(accounts.Sum(a => a.Requests) + crowd, accounts.Sum(a => a.Before) + crowd, known ? accounts.Sum(a => a.Usual) + night : null), accounts, seed);

    [Fact]
    public void Five_that_made_the_rise_are_suggested_and_nobody_else()
    {
        AccountTraffic[] five = [.. Enumerable.Range(1, 5).Select(i => new AccountTraffic(new(i), 16_000 - i, 0))];
        AccountTraffic[] others = [new(new(6), 900, 0), new(new(7), 9_000, 9_000), new(new(8), 9_000, 0, 8_800), new(new(9), 40, 41)];
        var suggestion = Participation.Suggest(Night, five.Concat(others));
        Assert.Equal([1, 2, 3, 4, 5], suggestion.Suggested.Select(a => a.Account.Value));
        Assert.Equal((79_985, 0, 20_015), (suggestion.Made, suggestion.MadeBefore, suggestion.WithoutThem));
    }

    [Fact]
    public void Where_a_crowd_made_the_rise_nobody_is_suggested() =>
        Assert.Empty(Participation.Suggest(Night, Enumerable.Range(1, 200).Select(i => new AccountTraffic(new(i), 400, 10))).Suggested);

    [Fact]
    public void A_few_who_stand_out_in_a_crowd_are_not_suggested() =>
        Assert.Empty(Participation.Suggest(Night, Enumerable.Range(1, 3).Select(i => new AccountTraffic(new(i), 4_000, 10))).Suggested);

    [Fact]
    public void What_is_usual_at_these_hours_is_the_measure_and_not_the_livelier_evening() =>
        Assert.True(Participation.Rose(new(30_000, 40_000, 20_000)));

    [Fact]
    public void The_order_they_come_in_does_not_matter() => World.Sample(world =>
    {
        var shuffled = world.Accounts.ToArray();
        new Random(world.Seed).Shuffle(shuffled);
        var (one, other) = (Participation.Suggest(world.Platform, world.Accounts), Participation.Suggest(world.Platform, shuffled));
        return one.Ranked.SequenceEqual(other.Ranked) && one.Suggested.SequenceEqual(other.Suggested);
    });

    [Fact]
    public void Bystanders_change_neither_who_is_suggested_nor_anybodys_figures() => World.Sample(world =>
    {
        // Whoever asks for as much as before and as ever raises nothing.
        AccountTraffic[] bystanders = [.. Enumerable.Range(1_000, 10).Select(i => new AccountTraffic(new(i), i, i, i))];
        var (one, other) = (Participation.Suggest(world.Platform, world.Accounts), Participation.Suggest(world.Platform, world.Accounts.Concat(bystanders)));
        return one.Suggested.SequenceEqual(other.Suggested) && one.Made == other.Made && one.Ranked.SequenceEqual(other.Ranked.Where(a => a.Account.Value < 1_000));
    });

    [Fact]
    public void Whoever_was_as_busy_before_or_on_other_days_is_never_suggested() =>
        World.Sample(world => Participation.Suggest(world.Platform, world.Accounts).Suggested.All(a => a.Requests > a.Before && a.Requests > a.Usual));

    [Fact]
    public void Nobody_is_suggested_where_nothing_rose() =>
        World.Sample(world => Participation.Rose(world.Platform) || Participation.Suggest(world.Platform, world.Accounts).Suggested.Count == 0);

    [Fact]
    public void Those_suggested_made_at_least_half_of_the_rise_and_each_a_fiftieth() => World.Sample(world =>
    {
        var suggestion = Participation.Suggest(world.Platform, world.Accounts);
        return suggestion.Suggested.Count == 0
            || (suggestion.Suggested.Sum(a => a.Rise) * 2 >= world.Platform.Rise && suggestion.Suggested.All(a => a.Rise * 50 >= world.Platform.Rise && a.Requests >= Participation.Least(world.Platform)));
    });

    [Fact]
    public void Most_worlds_with_a_rise_have_somebody_suggested()
    {
        // Otherwise the properties above would hold of nothing.
        var (suggested, rose) = (0, 0);
        World.Sample(world =>
        {
            if (!Participation.Rose(world.Platform)) return;
            Interlocked.Increment(ref rose);
            if (Participation.Suggest(world.Platform, world.Accounts).Suggested.Count > 0) Interlocked.Increment(ref suggested);
        });
        Assert.True(rose > 5 && suggested * 4 > rose, $"{suggested} of {rose}");
    }
}
