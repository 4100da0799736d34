using System.Buffers.Text;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Numbers as logs write them. <c>-</c> and nothing at all count as not said.</summary>
internal static class Numbers
{
    /// <summary>An HTTP status: 100 to 999, or 0 where it is not said or no answer was sent.</summary>
    public static bool TryStatus(ReadOnlySpan<byte> text, out int status)
    {
        status = 0;
        if (IsNotSaid(text)) return true;
        if (!Utf8Parser.TryParse(text, out int value, out var used) || used != text.Length) return false;
        status = value;
        return value is 0 or (>= 100 and <= 999);
    }

    /// <summary>A count of bytes, 0 or more; 0 where it is not said.</summary>
    public static bool TryBytes(ReadOnlySpan<byte> text, out long bytes)
    {
        bytes = 0;
        if (IsNotSaid(text)) return true;
        return Utf8Parser.TryParse(text, out bytes, out var used) && used == text.Length && bytes >= 0;
    }

    /// <summary>A decimal number times a power of ten, the rest cut off: 1.5 with 3 decimals is 1500.</summary>
    public static bool TryScaled(ReadOnlySpan<byte> text, int decimals, out long value)
    {
        value = 0;
        var negative = text is [(byte)'-', ..];
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if (whole.IsEmpty || whole.Length > 18 - decimals || !AllDigits(whole) || !AllDigits(fraction))
            return TryScaledDouble(text, decimals, out value);
        foreach (var digit in whole) value = value * 10 + (digit - '0');
        for (var i = 0; i < decimals; i++) value = value * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        if (negative) value = -value;
        return true;
    }

    public static bool IsNotSaid(ReadOnlySpan<byte> text) => text.IsEmpty || text is [(byte)'-'];

    /// <summary>The text, or nothing where it is the dash that stands for "not said".</summary>
    public static ReadOnlySpan<byte> Said(ReadOnlySpan<byte> text) => text is [(byte)'-'] ? default : text;

    public static bool AllDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool TryScaledDouble(ReadOnlySpan<byte> text, int decimals, out long value)
    {
        value = 0;
        if (!Utf8Parser.TryParse(text, out double number, out var used) || used != text.Length) return false;
        number *= Math.Pow(10, decimals);
        if (!(Math.Abs(number) < 9e18)) return false;       // also refuses NaN
        value = (long)number;
        return true;
    }
}
