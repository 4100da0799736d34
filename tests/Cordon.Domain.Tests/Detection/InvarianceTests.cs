using CsCheck;

namespace Cordon.Domain.Tests.Detection;

/// <summary>How the requests came in must not show in what is found.</summary>
public sealed class InvarianceTests
{
    // Busy enough that most worlds have findings: walkers, pollers, probers and people on few routes within a few hours.
    private static readonly Gen<Traffic.Request> One =
        from account in Gen.Int[0, 3]
        from at in Gen.Int[0, 1_500]
        from kind in Gen.Int[0, 5]
        from number in Gen.Int[0, 400]
        from agent in Gen.Int[0, 6]
        select new Traffic.Request($"A-{account}", at * (account + 1), kind == 5 ? "POST" : "GET", Target(kind, at, number, account), kind == 3 ? 404 : 200,
            number % 4 == 0 ? "https://a.example/" : null, $"Agent/{(account == 2 ? agent : 1)}.0", $"192.0.2.{account}");

    private static readonly Gen<(Traffic.Request[] Requests, int Cut, int Seed)> World =
        Gen.Select(One.Array[200, 900], Gen.Int[0, 900], Gen.Int[0, 1_000_000]);

    [Fact]
    public void Order_within_a_minute_files_in_another_order_and_a_file_cut_in_two_give_the_same_findings()
    {
        var findings = 0;
        World.Sample(world => IsSameHoweverRead(world, ref findings), iter: 150);
        Assert.True(findings > 1_000, $"{findings} findings are too few to compare");
    }

    private static bool IsSameHoweverRead((Traffic.Request[] Requests, int Cut, int Seed) world, ref int findings)
    {
        var traffic = new Traffic();
        var found = traffic.JudgeChunks([world.Requests]);
        Interlocked.Add(ref findings, found.Values.Sum(f => f.Count));
        var whole = Text(found);
        var shuffled = world.Requests.ToArray();
        new Random(world.Seed).Shuffle(shuffled);
        var cut = Math.Min(world.Cut, shuffled.Length);
        return whole == Text(traffic.JudgeChunks([shuffled])) &&
            whole == Text(traffic.JudgeChunks([shuffled[..cut], shuffled[cut..]])) &&
            whole == Text(traffic.JudgeChunks([shuffled[cut..], shuffled[..cut]]));
    }

    private static string Target(int kind, int at, int number, int account) => kind switch
    {
        0 or 1 => $"/images/{1_000 + at / 3 * 5 + account}",
        2 => "/status",
        3 => $"/{RhythmTests.Name(number)}.php",
        4 => $"/?{number * 7_919L}",
        _ => "/login",
    };

    private static string Text(IReadOnlyDictionary<string, IReadOnlyList<Cordon.Domain.Detection.Finding>> found) => string.Join('\n', found.OrderBy(f => f.Key, StringComparer.Ordinal)
        .SelectMany(f => f.Value.Select(finding => $"{f.Key} {finding.Rule} {finding.Score} {finding.Reason} {finding.From:O} {finding.To:O} {string.Join(',', finding.With)} " +
            string.Join(';', finding.Figures))));
}
