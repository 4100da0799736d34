using Cordon.Features.Demo;
using Cordon.Features.Evidence.Reading;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class FlagLinesTests
{
    /// <summary>The marked lines are exactly those whose figures the flag states: for every flag of the loaded demo whose figures say how many they are.</summary>
    [Fact]
    public async Task As_many_lines_are_marked_as_the_flag_says()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.Get<LoadDemoHandler>().HandleAsync(new LoadDemo(300, 5), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        var flags = await app.AskAsync(db => db.Flags.Where(f => f.SupersededAt == null).Select(f => new { f.Id, f.Rule }).ToListAsync());
        var (wrong, rules) = (new List<string>(), new HashSet<string>());
        foreach (var flag in flags)
        {
            var behind = (await app.Get<GetFlagLinesHandler>().HandleAsync(new(flag.Id), CancellationToken.None)).Value;
            if (behind.Lines.Figure is not { } stated) continue;
            rules.Add(flag.Rule);
            var lines = 0L;
            foreach (var log in behind.Logs) lines += (await app.SearchAsync(new(log), behind.Lines.Wanted)).Count;
            if (lines != (long)stated.Value) wrong.Add($"{flag.Rule} of {behind.Account}: {lines} lines are marked, {stated.Value} {stated.Name} stated: {behind.Reason}");
        }
        Assert.Empty(wrong);
        Assert.Superset(new HashSet<string> { "walks-ids", "sustained-rate", "breadth", "pages-without-parts" }, rules);
    }
}
