namespace Cordon.Web.Shared;

/// <summary>A span of time that a chart marks, with what is said of it.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The last minute, inclusive.</param>
/// <param name="Label">A few words: the tooltip, and a row of the table.</param>
public sealed record ChartBand(DateTimeOffset From, DateTimeOffset To, string Label, BandKind Kind = BandKind.Flag);

/// <summary>What a band stands for; each has a colour and a pattern of its own.</summary>
public enum BandKind
{
    Flag,
    Incident,
    Ban,
}

/// <summary>A point of a chart that is marked as unusual.</summary>
/// <param name="At">Marked is the bucket it lies in.</param>
/// <param name="Label">A few words: the tooltip, and a row of the table.</param>
public sealed record ChartPoint(DateTimeOffset At, string Label);
