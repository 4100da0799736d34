using System.Diagnostics;
using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Staff;
using Cordon.Testing.Bans;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>A ban of an organization with a great many people comes into force and is lifted, against bare statements that write the same rows in the same run.</summary>
internal static class Bans
{
    private const int Rounds = 3;

    public static async Task RunAsync(string[] args)
    {
        var accounts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await using var filled = await Store.CreateAsync();
        SampleBan.Fill(filled.Folder, accounts, accounts / 10);
        // Suspected from the least threshold on is everybody.
        var (_, proposal) = await new SampleBans(filled.Services.GetRequiredService<CordonStore>()).ProposedAsync(BanRule.OfOrganization(new(1)) with { Threshold = BanRule.LeastThreshold });
        for (var round = 1; round <= Rounds; round++)
        {
            var bare = await OverCopyAsync(filled.Folder, folder => Task.FromResult((Seconds(() => SampleBan.ApplyBare(folder)), Seconds(() => SampleBan.LiftBare(folder)), 0)));
            var ours = await OverCopyAsync(filled.Folder, folder => ApplyAndLiftAsync(folder, proposal));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"bans: {ours.Item3:N0} covered of {accounts:N0}: applied in {ours.Item1:0.00} s, bare {bare.Item1:0.00} s, ratio {ours.Item1 / bare.Item1:0.0}; lifted in {ours.Item2:0.00} s, bare {bare.Item2:0.00} s, ratio {ours.Item2 / bare.Item2:0.0} (each under 3.0)"));
        }
    }

    /// <summary>As people do it: a second person approves the ban, somebody proposes its lift, and that is approved.</summary>
    private static async Task<(double, double, int)> ApplyAndLiftAsync(string folder, ProposalId proposal)
    {
        await using var store = Store.Open(folder);
        await using var scope = store.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var approve = ActivatorUtilities.CreateInstance<ApproveProposalHandler>(services, new Person(SampleBans.Approver));
        var digest = await services.GetRequiredService<CordonStore>().ReadAsync((db, ct) => db.Proposals.Where(p => p.Id == proposal).Select(p => p.Digest).SingleAsync(ct), CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var applied = (await approve.HandleAsync(new(proposal, digest), CancellationToken.None)).Value;
        var applying = watch.Elapsed.TotalSeconds;
        var lift = (await ActivatorUtilities.CreateInstance<ProposeLiftHandler>(services, new Person(SampleBans.Proposer)).HandleAsync(new(applied.Ban, SampleBans.Reason), CancellationToken.None)).Value;
        watch.Restart();
        var lifted = (await approve.HandleAsync(new(lift.Proposal, lift.Digest), CancellationToken.None)).Value;
        if (lifted.Freed != applied.Covered) throw new InvalidOperationException("The lift freed others than the ban covered.");
        return (applying, watch.Elapsed.TotalSeconds, applied.Covered);
    }

    private sealed class Person(Actor actor) : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken cancel) => new(actor);
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<T> OverCopyAsync<T>(string filled, Func<string, Task<T>> run)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-").FullName;
        try
        {
            SqliteConnection.ClearAllPools();
            File.Copy(Path.Combine(filled, "cordon.db"), Path.Combine(folder, "cordon.db"));
            return await run(folder);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
