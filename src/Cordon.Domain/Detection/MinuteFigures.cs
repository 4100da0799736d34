namespace Cordon.Domain.Detection;

/// <summary>The counts of one row of activity; see <see cref="Activity.ActivityMinute"/> for what each means.</summary>
/// <param name="Minute">Minutes since 1970-01-01 UTC.</param>
public readonly record struct MinuteFigures(
    long Minute, int Requests, int NotFound, int Denied, int Parts, int Referred, int Queried, int Resources)
{
    /// <summary>Connections that asked for no path at all: nobody opened anything. Known once the row's routes were read.</summary>
    public int Empty { get; init; }

    /// <summary>Requests that are neither parts of a page nor empty.</summary>
    public int Pages => Requests - Parts - Empty;

    internal MinuteFigures Plus(in MinuteFigures other) => new(Minute, Requests + other.Requests, NotFound + other.NotFound, Denied + other.Denied,
        Parts + other.Parts, Referred + other.Referred, Queried + other.Queried, 0);
}
