using System.Globalization;

namespace Cordon.Features.Organizations;

/// <summary>A row's place in a list that is sorted by confidence, as an address writes it.</summary>
internal readonly record struct ConfidenceKey(double Confidence, long Id)
{
    // The shortest text that reads back as the same number.
    public string Cursor => string.Create(CultureInfo.InvariantCulture, $"{Confidence:R}~{Id}");

    /// <returns>Null where it is none: an address is often typed.</returns>
    public static ConfidenceKey? Read(string? cursor) =>
        (cursor ?? "").Split('~') is [var value, var id] && double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var confidence) &&
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(confidence, number) : null;
}
