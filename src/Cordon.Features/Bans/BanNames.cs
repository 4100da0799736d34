using System.Globalization;
using Cordon.Domain;

namespace Cordon.Features.Bans;

/// <summary>How bans and proposals are called on pages and in commands: B-31, P-12.</summary>
public static class BanNames
{
    public static string Of(BanId id) => $"B-{id.Value.ToString(CultureInfo.InvariantCulture)}";

    public static string Of(ProposalId id) => $"P-{id.Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads <c>31</c>, <c>B-31</c>, <c>b31</c>, <c>P-12</c>.</summary>
    /// <returns>The number; null where the text is none.</returns>
    public static long? Parse(string? text)
    {
        var digits = (text ?? "").Trim().AsSpan();
        if (digits is ['B' or 'b' or 'P' or 'p', ..]) digits = digits[1..];
        if (digits is ['-', ..]) digits = digits[1..];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}
