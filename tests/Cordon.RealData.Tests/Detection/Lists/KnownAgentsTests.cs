using System.Text.Json;
using Cordon.Domain.Detection.Lists;

namespace Cordon.RealData.Tests.Detection.Lists;

public sealed class KnownAgentsTests
{
    [Fact]
    public void Every_agent_that_the_crawler_list_gives_as_an_example_is_claimed_by_its_own_pattern()
    {
        var missed = Examples().Where(example => KnownAgents.Of(example.UserAgent) is null || !KnownAgents.PatternsIn(example.UserAgent).Contains(example.Pattern));
        Assert.Equal([], missed);
    }

    [Fact]
    public void Nobody_whom_the_sample_log_knows_as_a_person_claims_to_be_a_program() =>
        Assert.Equal([], Labelled("person").Where(userAgent => KnownAgents.Of(userAgent) is not null));

    [Fact]
    public void The_built_in_list_is_the_upstream_list() =>
        Assert.Equal(Entries().Select(entry => entry.GetProperty("pattern").GetString()), ListData.Rows("crawlers.tsv").Select(row => row[0]));

    private static IEnumerable<(string Pattern, string UserAgent)> Examples() =>
        from entry in Entries()
        let pattern = entry.GetProperty("pattern").GetString()!
        where !ListExceptions.LeftOut.Contains(pattern)
        from example in entry.GetProperty("instances").EnumerateArray()
        select (pattern, example.GetString()!);

    private static JsonElement[] Entries()
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(RealData.PathOf("crawlers", "crawler-user-agents.json")));
        return [.. list.RootElement.Clone().EnumerateArray()];
    }

    // address,agent,label; agents hold commas too.
    private static IEnumerable<string> Labelled(string label) => File.ReadLines(RealData.PathOf("weblog-semicomplete", "labels.csv"))
        .Where(line => line.EndsWith("," + label, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(',') + 1)..^(label.Length + 1)].Trim('"'));
}
