using System.Globalization;

namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Ingest</c>: what a file may be, and how it is read.</summary>
public sealed class IngestSettings
{
    /// <summary>Largest file taken, in bytes as it comes.</summary>
    public long MaxFileBytes { get; set; } = 16L << 30;

    /// <summary>Largest content of a compressed file, in bytes.</summary>
    public long MaxExpandedBytes { get; set; } = 64L << 30;

    /// <summary>How many times its own size a compressed file may expand to (counted from the first MiB on).</summary>
    public int MaxExpansionRatio { get; set; } = 200;

    /// <summary>Lines saved in one transaction. Larger is faster and needs more memory.</summary>
    public int ChunkLines { get; set; } = 100_000;

    /// <summary>How far ahead of the clock a request may claim to be, in minutes, before its line is rejected.</summary>
    public int FutureToleranceMinutes { get; set; } = 10;

    /// <summary>How many route templates are told apart; what goes beyond is counted together.</summary>
    public int MaxRoutes { get; set; } = 2_000;

    public IEnumerable<string> Problems()
    {
        if (Bad(MaxFileBytes, 1, long.MaxValue)) yield return Say(nameof(MaxFileBytes), MaxFileBytes, "at least 1 byte");
        if (Bad(MaxExpandedBytes, 1, long.MaxValue)) yield return Say(nameof(MaxExpandedBytes), MaxExpandedBytes, "at least 1 byte");
        if (Bad(MaxExpansionRatio, 2, 10_000)) yield return Say(nameof(MaxExpansionRatio), MaxExpansionRatio, "2 to 10,000");
        if (Bad(ChunkLines, 1_000, 1_000_000)) yield return Say(nameof(ChunkLines), ChunkLines, "1,000 to 1,000,000 lines");
        if (Bad(FutureToleranceMinutes, 0, 1_440)) yield return Say(nameof(FutureToleranceMinutes), FutureToleranceMinutes, "0 to 1,440 minutes");
        if (Bad(MaxRoutes, 10, 20_000)) yield return Say(nameof(MaxRoutes), MaxRoutes, "10 to 20,000");
    }

    private static bool Bad(long value, long least, long greatest) => value < least || value > greatest;

    private static string Say(string name, long value, string bounds) =>
        string.Create(CultureInfo.InvariantCulture, $"Cordon:Ingest:{name} must be {bounds}; it is {value}.");
}
