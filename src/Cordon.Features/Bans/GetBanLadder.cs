using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>How many a ban would reach at every threshold, read once: a slider is answered from it.</summary>
public sealed record GetBanLadder(BanScope Scope);

public sealed class GetBanLadderHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    /// <returns>The ladder; or <c>permission.missing</c>, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<BanLadder>> HandleAsync(GetBanLadder query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Scope.Check() is { } refusal) return refusal;
        var (scope, at) = (query.Scope, query.Scope.BeginsAt(clock.GetUtcNow()));
        return await store.ReadAsync<Outcome<BanLadder>>(
            async (db, ct) =>
            {
                var without = await CoverageQuery.Of(db, store.Dialect, scope.Rule with { Threshold = null }, scope.Accounts, scope.Incidents, at).TagWith(nameof(GetBanLadder)).CountAsync(ct);
                var (flagged, unflagged) = (new int[BanLadder.Steps], new int[BanLadder.Steps]);
                if (scope.Rule.Target == BanTarget.Organization)
                    await foreach (var row in PreviewQuery.Suspected(db, store.Dialect, scope.Rule, scope.Accounts, scope.Incidents, at).TagWith(nameof(GetBanLadder)).AsAsyncEnumerable().WithCancellation(ct))
                        (row.Flagged == 1 ? flagged : unflagged)[BanLadder.StepOf(row.Confidence)]++;
                return new BanLadder(without, flagged, unflagged);
            },
            cancel);
    }
}

/// <summary>Those whom suspicions bring in, in steps of 0.01 of confidence from <see cref="BanRule.LeastThreshold"/> to 1.</summary>
/// <param name="Otherwise">Covered whatever the threshold.</param>
/// <param name="Flagged">By step: those suspected from its threshold on, up to the next.</param>
/// <param name="WithoutFlag">Likewise, no detector found anything on them.</param>
public sealed record BanLadder(int Otherwise, IReadOnlyList<int> Flagged, IReadOnlyList<int> WithoutFlag)
{
    private const int Least = 50;

    public const int Steps = 51;

    /// <summary>The threshold of a step, as a rule holds it.</summary>
    public static double ThresholdOf(int step) => (Least + step) / 100.0;

    /// <summary>The last step whose threshold a confidence reaches; those below the first stand on it.</summary>
    /// <remarks>Compared as the query compares, so that 0.57 is on the step of 0.57 whatever a product would round to.</remarks>
    public static int StepOf(double confidence)
    {
        var step = Math.Clamp((int)(confidence * 100) - Least, 0, Steps - 1);
        while (step + 1 < Steps && ThresholdOf(step + 1) <= confidence) step++;
        while (step > 0 && ThresholdOf(step) > confidence) step--;
        return step;
    }

    /// <summary>The step at which a threshold begins to count; <see cref="Steps"/> where suspicions do not count at all.</summary>
    public static int FirstStep(double? threshold)
    {
        if (threshold is not { } least) return Steps;
        var step = 0;
        while (step < Steps && ThresholdOf(step) < least) step++;
        return step;
    }

    /// <summary>How many would be covered.</summary>
    public int At(double? threshold) => Otherwise + Between(threshold, null).Accounts;

    /// <summary>How many suspicions bring in from a threshold on, up to a higher one.</summary>
    /// <param name="high">Null: no suspicion counts.</param>
    public LadderPart Between(double? low, double? high)
    {
        var (accounts, without) = (0, 0);
        for (var step = FirstStep(low); step < FirstStep(high); step++) (accounts, without) = (accounts + Flagged[step] + WithoutFlag[step], without + WithoutFlag[step]);
        return new(accounts, without);
    }
}

public readonly record struct LadderPart(int Accounts, int WithoutFlag);
