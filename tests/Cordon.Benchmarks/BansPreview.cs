using System.Diagnostics;
using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>The preview of a ban of an organization with a great many people, and its threshold slider, against bare statements that count the same rows in the same run.</summary>
internal static class BansPreview
{
    private const int Rounds = 5, Moves = 40;

    public static async Task RunAsync(string[] args)
    {
        var accounts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await using var filled = await Store.CreateAsync();
        SampleBan.Fill(filled.Folder, accounts, accounts / 10);
        await filled.RehearseAsync();
        await using var scope = filled.Services.CreateAsyncScope();
        var (preview, ladder, list) = (scope.ServiceProvider.GetRequiredService<PreviewBanHandler>(), scope.ServiceProvider.GetRequiredService<GetBanLadderHandler>(), scope.ServiceProvider.GetRequiredService<ListThresholdMovesHandler>());
        // Suspected from the least threshold on is everybody.
        var wide = new BanScope(BanRule.OfOrganization(new(1)) with { Threshold = BanRule.LeastThreshold }, [], []);
        for (var round = 1; round <= Rounds; round++)
        {
            var (count, group) = (Bare(filled.Folder, Count), Bare(filled.Folder, Group));
            var (seconds, told) = await TimeAsync(() => preview.HandleAsync(new(wide), CancellationToken.None));
            var (built, steps) = await TimeAsync(() => ladder.HandleAsync(new(wide), CancellationToken.None));
            // What a hand on the slider asks for: the figures from memory, and the first names of whoever enters or leaves.
            var slowest = 0.0;
            for (var move = 0; move < Moves; move++)
            {
                var low = (50 + move) / 100.0;
                var (moved, _) = await TimeAsync(async () =>
                {
                    _ = (steps.Value.At(low), steps.Value.Between(low, low + 0.1));
                    return await list.HandleAsync(new(wide, low, low + 0.01), CancellationToken.None);
                });
                slowest = Math.Max(slowest, moved);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"bans-preview: {told.Value.Covered:N0} covered of {accounts:N0}: preview {seconds:0.000} s (under 1 s), bare COUNT {count:0.000} s, bare GROUP BY {group:0.000} s, ratio {seconds / group:0.0}; ladder read once in {built:0.000} s; slider {slowest * 1000:0} ms at most of {Moves} moves (under 150 ms)"));
        }
    }

    private const string Count = "SELECT COUNT(*) FROM Affiliations f JOIN Accounts a ON a.Id = f.AccountId WHERE f.OrganizationId = 1 AND (f.State = 'Confirmed' OR (f.State = 'Suspected' AND f.Confidence >= 0.5))";

    private const string Group =
        """
        SELECT f.State, CAST(f.Confidence * 10 AS int), a.Plan, a.Country, a.FlagScore > 0, COUNT(*) FROM Affiliations f JOIN Accounts a ON a.Id = f.AccountId
        WHERE f.OrganizationId = 1 AND (f.State = 'Confirmed' OR (f.State = 'Suspected' AND f.Confidence >= 0.5)) GROUP BY 1, 2, 3, 4, 5
        """;

    private static async Task<(double Seconds, Outcome<T> Answer)> TimeAsync<T>(Func<Task<Outcome<T>>> ask)
    {
        var watch = Stopwatch.StartNew();
        var answer = await ask();
        return (watch.Elapsed.TotalSeconds, answer.Refusal is { } refusal ? throw new InvalidOperationException(refusal.ToString()) : answer);
    }

    private static double Bare(string folder, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/cordon.db");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        var watch = Stopwatch.StartNew();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
        }
        return watch.Elapsed.TotalSeconds;
    }
}
