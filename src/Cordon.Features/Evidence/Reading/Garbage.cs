namespace Cordon.Features.Evidence.Reading;

/// <summary>Keeps memory flat while somebody scrolls or searches.</summary>
/// <remarks>
/// What reading and masking lines allocates is dead at once. Left to itself the runtime lets such garbage grow with the size of the processor's cache, to a hundred
/// megabytes and more; collecting it now and then takes some milliseconds.
/// </remarks>
internal static class Garbage
{
    private const long MostBytes = 8 << 20;

    private static long _last;

    /// <summary>Collects where enough was allocated since the last time.</summary>
    public static void Sweep()
    {
        var (now, last) = (GC.GetTotalAllocatedBytes(), Interlocked.Read(ref _last));
        if (now - last < MostBytes || Interlocked.CompareExchange(ref _last, now, last) != last) return;
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
    }
}
