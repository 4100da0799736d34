namespace Cordon.Domain.Detection.Measures;

/// <summary>The longest run of requests at even intervals, and the longest run of minutes with an even number of requests.</summary>
public struct Rhythm
{
    /// <summary>First and last second since 1970 of the run at even intervals.</summary>
    public long From, To;

    /// <summary>Intervals in the run, and of them those within a tenth and a second of their mean.</summary>
    public int Intervals, Even;

    /// <summary>Mean of the even intervals, in seconds.</summary>
    public double Mean;

    /// <summary>Different paths in the run: exact up to 256.</summary>
    public int Resources;
    public long Requests, Referred, Pages;

    /// <summary>First and last minute of the run of even minutes, how many, and their requests.</summary>
    public long MinutesFrom, MinutesTo;
    public int Minutes;
    public long MinutesRequests, MinutesReferred;
    public int MinutesLeast, MinutesGreatest, MinutesResources;
    public readonly double ReferredShare => Requests == 0 ? 0 : Referred / (double)Requests;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Intervals);
        io.Number(ref Even);
        io.Real(ref Mean);
        io.Number(ref Resources);
        io.Number(ref Requests);
        io.Number(ref Referred);
        io.Number(ref Pages);
        io.Number(ref MinutesFrom);
        io.Number(ref MinutesTo);
        io.Number(ref Minutes);
        io.Number(ref MinutesRequests);
        io.Number(ref MinutesReferred);
        io.Number(ref MinutesLeast);
        io.Number(ref MinutesGreatest);
        io.Number(ref MinutesResources);
    }
}
