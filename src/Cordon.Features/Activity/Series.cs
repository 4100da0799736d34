using Cordon.Domain.Activity;

namespace Cordon.Features.Activity;

/// <summary>Figures over time: one value a bucket for each line.</summary>
/// <param name="Minutes">Length of a bucket.</param>
/// <param name="Latency">Mean duration in milliseconds; null where no request of the bucket says it, and null as a whole where none does.</param>
public sealed record Series(DateTimeOffset From, int Minutes, IReadOnlyList<double> Requests, IReadOnlyList<double> Errors, IReadOnlyList<double?>? Latency)
{
    /// <summary>Answers of 500 and above, which are the platform's own failures; null where they are not told apart.</summary>
    public IReadOnlyList<double>? ServerErrors { get; init; }

    /// <summary>Where it stands far above what that hour of the day usually has; empty where that is not asked.</summary>
    public IReadOnlyList<UnusualStretch> Unusual { get; init; } = [];

    public bool IsEmpty => Requests.All(value => value == 0);

    public DateTimeOffset To => From.AddMinutes((double)Minutes * Requests.Count);
}
