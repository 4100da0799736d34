using System.Runtime.InteropServices;

namespace Cordon.Domain.Activity;

/// <summary>The resource ids asked for on one route within a minute, and whether they went upwards.</summary>
/// <remarks>
/// A step leads from one second with ids to the next one; it ascends when every id of the later second is greater than every id of the
/// earlier. Ids within one second have no order in a log that counts seconds, so none is invented.
/// </remarks>
/// <param name="Distinct">Different ids: exact up to <see cref="ActivityDetail.MaxTrail"/>, an estimate beyond.</param>
/// <param name="Trail">The ids by ascending value, each with the first second it was asked for in; empty where only the figures are known.</param>
public sealed record IdWalk(long Least, long Greatest, int Distinct, int Steps, int Ascending, IReadOnlyList<IdSighting> Trail)
{
    /// <param name="sightings">In any order, an id may come several times.</param>
    internal static IdWalk From(List<IdSighting> sightings)
    {
        var all = CollectionsMarshal.AsSpan(sightings);
        all.Sort(IdSighting.ByIdThenSecond);
        var distinct = 0;
        for (var i = 0; i < all.Length; i++)
            if (distinct == 0 || all[i].Id != all[distinct - 1].Id) all[distinct++] = all[i];
        all = all[..distinct];
        var (least, greatest) = (all[0].Id, all[^1].Id);
        var trail = all.ToArray();
        if (distinct > ActivityDetail.MaxTrail) (trail, distinct) = Sample(trail);
        var (steps, ascending) = CountSteps(trail);
        return new(least, greatest, distinct, steps, ascending, trail);
    }

    internal static IdWalk Merge(IdWalk a, IdWalk b)
    {
        var (least, greatest) = (Math.Min(a.Least, b.Least), Math.Max(a.Greatest, b.Greatest));
        if (a.Trail.Count == 0 || b.Trail.Count == 0)              // figures without their ids: all that can be said is a bound
            return new(least, greatest, Math.Max(a.Distinct, b.Distinct), a.Steps + b.Steps, a.Ascending + b.Ascending, []);
        var merged = From([.. a.Trail, .. b.Trail]);
        return merged with { Least = least, Greatest = greatest, Distinct = Math.Max(merged.Distinct, Math.Max(a.Distinct, b.Distinct)) };
    }

    private static (IdSighting[] Trail, int Distinct) Sample(IdSighting[] all)
    {
        var hashes = Array.ConvertAll(all, s => s.Hash);
        Array.Sort(hashes, all);
        var kept = all[..ActivityDetail.MaxTrail];
        var distinct = (int)(ActivityDetail.MaxTrail / ((double)hashes[ActivityDetail.MaxTrail - 1] / ulong.MaxValue));
        Array.Sort(kept, IdSighting.ByIdThenSecond);
        return (kept, distinct);
    }

    private static (int Steps, int Ascending) CountSteps(IdSighting[] trail)
    {
        Span<long> least = stackalloc long[60], greatest = stackalloc long[60];
        least.Fill(long.MaxValue);
        greatest.Fill(long.MinValue);
        foreach (var (id, second) in trail)
        {
            least[second] = Math.Min(least[second], id);
            greatest[second] = Math.Max(greatest[second], id);
        }
        int steps = 0, ascending = 0, previous = -1;
        for (var second = 0; second < 60; second++)
        {
            if (least[second] == long.MaxValue) continue;
            if (previous >= 0)
            {
                steps++;
                if (least[second] > greatest[previous]) ascending++;
            }
            previous = second;
        }
        return (steps, ascending);
    }
}
