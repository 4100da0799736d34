using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Whether a ban may be proposed by what is known of those it would cover wrongly. Every way to a proposal leads through here, an emergency too.</summary>
internal static class BanSampleGate
{
    /// <param name="key"><see cref="BanScope.Key"/>.</param>
    /// <param name="digest">Of those covered now.</param>
    /// <returns>What it rests on; or <c>ban.sample-needed</c>, <c>ban.sample-outdated</c>, <c>ban.sample-open</c>, <c>ban.sample-unsure</c>, <c>ban.too-many-wrong</c>.</returns>
    public static async Task<Outcome<JudgedSample>> CheckAsync(CordonDb db, BanSettings settings, string key, string digest, int covered, CancellationToken cancel)
    {
        var needed = covered >= settings.SampleFrom;
        var sample = await db.BanSamples.Where(s => s.RuleKey == key && s.Digest == digest).TagWith(nameof(BanSampleGate)).SingleOrDefaultAsync(cancel);
        if (sample is null)
        {
            if (!needed) return JudgedSample.None;
            // Whoever judged the same rule before sees why that does not count any more.
            return await db.BanSamples.AnyAsync(s => s.RuleKey == key, cancel) ? BanRefusals.SampleOutdated : BanRefusals.SampleNeeded(covered);
        }
        var verdicts = await db.BanSampleAccounts.Where(a => a.SampleId == sample.Id).Select(a => a.Verdict).TagWith(nameof(BanSampleGate)).ToListAsync(cancel);
        var counts = VerdictCounts.Of(verdicts);
        // Of a small ban all accounts were shown; a sample that somebody judged all the same counts once it is whole.
        if (!needed && counts.Open > 0) return JudgedSample.None;
        return Check(counts, sample.Covered, settings).Accepted(out var estimate, out var refusal) ? new JudgedSample(sample.Id, estimate) : refusal;
    }

    /// <returns>The estimate; or <c>ban.sample-open</c>, <c>ban.sample-unsure</c>, <c>ban.too-many-wrong</c>.</returns>
    public static Outcome<BystanderEstimate> Check(VerdictCounts counts, int covered, BanSettings settings)
    {
        if (counts.Open > 0) return BanRefusals.SampleOpen;
        if (counts.Unsure > BystanderEstimate.MostUnsure * counts.Size) return BanRefusals.SampleUnsure;
        if (BystanderEstimate.Of(covered, counts.Right, counts.Wrong, counts.Unsure) is not { } estimate) return BanRefusals.SampleUnsure;
        var limit = settings.MostWrongPercent / 100;
        return estimate.Estimate > limit ? BanRefusals.TooManyWrong(estimate.Estimate, limit) : estimate;
    }
}

/// <summary>The sample that a proposal rests on, and what it told; neither where none was asked for.</summary>
internal sealed record JudgedSample(BanSampleId? Sample, BystanderEstimate? Estimate)
{
    public static readonly JudgedSample None = new(null, null);
}

/// <param name="Open">Not judged yet.</param>
public sealed record VerdictCounts(int Right, int Wrong, int Unsure, int Open)
{
    public int Size => Right + Wrong + Unsure + Open;

    public static VerdictCounts Of(IReadOnlyCollection<SampleVerdict?> verdicts) =>
        new(verdicts.Count(v => v == SampleVerdict.Right), verdicts.Count(v => v == SampleVerdict.Wrong), verdicts.Count(v => v == SampleVerdict.Unsure), verdicts.Count(v => v is null));
}
