namespace Cordon.Domain.Detection;

/// <summary>Adds up what accounts tell about the platform's habits; the order does not matter.</summary>
/// <remarks>
/// Only accounts that load any parts (name any referrer) count, each with at most <see cref="ServiceHabits.MostRequestsAnAccount"/> requests: an
/// attack a hundred times as large as everything else changes nothing.
/// </remarks>
public sealed class HabitSums
{
    // Thousandths of a request, whole: sums of fractions would depend on the order of accounts.
    private const long Scale = 1_000;
    private long _parts, _pages, _referred, _referring;

    public void Add(long requests, long parts, long referred)
    {
        if (requests < ServiceHabits.LeastRequestsAnAccount) return;
        var most = Math.Min(requests, ServiceHabits.MostRequestsAnAccount);
        var (weighedParts, weighedReferred) = ((long)((Int128)parts * most * Scale / requests), (long)((Int128)referred * most * Scale / requests));
        if (parts > 0) (_parts, _pages) = (_parts + weighedParts, _pages + most * Scale - weighedParts);
        if (referred > 0) (_referred, _referring) = (_referred + weighedReferred, _referring + most * Scale);
    }

    public ServiceHabits Habits => new(
        _parts > 0 && _parts >= ServiceHabits.LeastPartsPerPage * _pages,
        _referring > 0 && _referred >= ServiceHabits.LeastReferred * _referring);
}
