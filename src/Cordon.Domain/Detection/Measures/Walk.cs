namespace Cordon.Domain.Detection.Measures;

/// <summary>A run through the ids of one route, mostly in one direction.</summary>
/// <remarks>
/// A step leads from one second with ids to the next second with ids. It goes up when every id of the later second is greater than every id of
/// the earlier one, down when smaller; ids within one second have no order.
/// </remarks>
public struct Walk
{
    /// <summary>A step no further than this many ids passes for the next one: several who share a range each skip the others' ids.</summary>
    public const int CloseIds = 100;

    public long Route, From, To, Least, Greatest;

    /// <summary>Different ids, added up minute by minute.</summary>
    public long Ids;
    public int Steps, Up, Down;

    /// <summary>Of the steps in the main direction, those to a close id, and the ids that these advanced in all.</summary>
    public int Close;
    public long Advanced;

    /// <summary>Of the minutes walked in: all requests, and those with a referrer.</summary>
    public long Requests, Referred;
    public readonly int Along => Math.Max(Up, Down);
    public readonly bool IsDescending => Down > Up;
    public readonly double ReferredShare => Requests == 0 ? 0 : Referred / (double)Requests;

    internal void Exchange(ProfileIo io)
    {
        io.Fixed(ref Route);
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Least);
        io.Number(ref Greatest);
        io.Number(ref Ids);
        io.Number(ref Steps);
        io.Number(ref Up);
        io.Number(ref Down);
        io.Number(ref Close);
        io.Number(ref Advanced);
        io.Number(ref Requests);
        io.Number(ref Referred);
    }
}

/// <summary>Ten minutes of moving through a route's ids in one direction: what lockstep compares between accounts.</summary>
public struct Move
{
    public const int Minutes = 10;

    /// <summary>Steps from which ten minutes count as moving, and the share of them in one direction.</summary>
    public const int LeastSteps = 15;
    public const double LeastAlong = 0.9;

    /// <summary>Most kept of one account: the ones with most steps, the earlier first.</summary>
    public const int Most = 300;

    public long Route;

    /// <summary>First minute divided by ten.</summary>
    public long Window;
    public long Least, Greatest;
    public int Steps;
    public bool IsDescending;

    internal void Exchange(ProfileIo io)
    {
        io.Fixed(ref Route);
        io.Number(ref Window);
        io.Number(ref Least);
        io.Number(ref Greatest);
        io.Number(ref Steps);
        io.Flag(ref IsDescending);
    }
}
