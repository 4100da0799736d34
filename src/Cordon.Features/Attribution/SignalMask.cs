using Cordon.Domain.Attribution;
using Cordon.Domain.Privacy;

namespace Cordon.Features.Attribution;

/// <summary>What was seen, as it is shown: enough to tell where it points, not enough to tell who.</summary>
internal static class SignalMask
{
    public static string? Of(SignalKind kind, string? value) => value switch
    {
        null or "" => null,
        // A host alone names nobody.
        _ when SignalRules.IsMail(kind) || value.Contains('@', StringComparison.Ordinal) => value.Contains('@', StringComparison.Ordinal) ? Mask.Email(value) : value,
        _ when kind is SignalKind.Network => Network(value),
        _ when kind is SignalKind.SsoTenant or SignalKind.SsoRemoved => value,
        _ => Mask.Name(value),
    };

    /// <summary><c>198.51.100.23</c> becomes <c>198.51.•••</c>; of an IPv6 address the first two groups stay. A range or a system is nobody's address.</summary>
    private static string Network(string value)
    {
        if (value.Contains('/', StringComparison.Ordinal) || value.StartsWith("AS", StringComparison.OrdinalIgnoreCase)) return value;
        var mark = value.Contains(':', StringComparison.Ordinal) ? ':' : '.';
        var parts = value.Split(mark);
        return parts.Length < 3 ? "•••" : $"{parts[0]}{mark}{parts[1]}{mark}•••";
    }
}
