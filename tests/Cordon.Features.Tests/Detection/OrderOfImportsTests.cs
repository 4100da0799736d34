using Cordon.Testing;

namespace Cordon.Features.Tests.Detection;

/// <summary>Whatever the order in which lines and files come, and wherever they are cut, the flags are the same.</summary>
public sealed class OrderOfImportsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_log_cut_anywhere_and_imported_in_any_order_gives_the_same_flags(int seed)
    {
        var random = new Random(seed);
        var lines = World(random);
        await using var whole = await TestApp.StartAsync();
        await whole.ImportAsync("whole.log", string.Concat(lines));
        await whole.DetectAsync();
        var wanted = await whole.StandingAsync();
        Assert.Contains("lockstep", wanted, StringComparison.Ordinal);

        await using var pieces = await TestApp.StartAsync();
        var cut = Cut(lines, random);
        for (var i = 0; i < cut.Count; i++)
        {
            await pieces.ImportAsync($"{i}.log", string.Concat(cut[i]));
            if (random.Next(2) == 0) await pieces.DetectAsync();
        }
        await pieces.DetectAsync();
        Assert.Equal(wanted, await pieces.StandingAsync());
    }

    private static List<string> World(Random random)
    {
        var log = string.Concat(Enumerable.Range(0, 3 + random.Next(3)).Select(i => DetectionWorld.Walker($"bot{i}", 500 + random.Next(400), 1_000 + i, step: 5, address: $"192.0.2.{random.Next(4)}"))) +
            DetectionWorld.Walker("slow", 90, random.Next(10_000), step: 1 + random.Next(3)) +
            string.Concat(Enumerable.Range(0, 40).Select(i => SampleLines.Combined(DetectionWorld.Night.AddSeconds(i * 3), "guesser", "/login", 401, method: "POST"))) +
            DetectionWorld.Person("mara", 10 + random.Next(10)) + DetectionWorld.Person("idris", 20);
        return [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n")];
    }

    /// <summary>Each line falls to one of a few files, and the files come in any order: one may hold the night's end and its beginning.</summary>
    private static List<List<string>> Cut(List<string> lines, Random random)
    {
        var files = Enumerable.Range(0, 2 + random.Next(3)).Select(_ => new List<string>()).ToList();
        if (random.Next(2) == 0) foreach (var line in lines) files[random.Next(files.Count)].Add(line);
        else for (var i = 0; i < lines.Count; i++) files[i * files.Count / lines.Count].Add(lines[i]);
        return [.. files.Where(f => f.Count > 0).OrderBy(_ => random.Next())];
    }
}
