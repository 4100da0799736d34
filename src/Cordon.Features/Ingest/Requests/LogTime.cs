namespace Cordon.Features.Ingest.Requests;

/// <summary>Times as logs write them, as UTC ticks (100 ns). A leap second (:60) counts as :59.</summary>
internal static class LogTime
{
    /// <summary><c>10/Oct/2000:13:55:36 -0700</c>, also with a fraction of the second. The zone is required.</summary>
    public static bool TryCommon(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 26 || text[2] != '/' || text[6] != '/' || text[11] != ':' || text[14] != ':' || text[17] != ':') return false;
        var rest = text[20..];
        if (!TryFraction(ref rest, out var fraction) || rest is not [(byte)' ', ..]) return false;
        return TryOffset(rest[1..], out var offset) && TryTicks(
            Digits(text.Slice(7, 4)), Month(text.Slice(3, 3)), Digits(text[..2]),
            Digits(text.Slice(12, 2)), Digits(text.Slice(15, 2)), Digits(text.Slice(18, 2)), fraction, offset, out ticks);
    }

    /// <summary><c>2025-12-31T17:40:00.123+01:00</c>, with any number of decimals; without a zone it is UTC, as in Elasticsearch.</summary>
    public static bool TryIso(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 19 || !StartsLikeIso(text) || text[13] != ':' || text[16] != ':') return false;
        var rest = text[19..];
        if (!TryFraction(ref rest, out var fraction)) return false;
        return TryOffset(rest, out var offset) && TryTicks(
            Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)),
            Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), Digits(text.Slice(17, 2)), fraction, offset, out ticks);
    }

    /// <summary>Seconds since 1970; what would lie beyond the year 9999 is milliseconds.</summary>
    public static bool TryEpochSeconds(ReadOnlySpan<byte> text, out long ticks)
    {
        const long BehindYear9999 = 253_402_300_800;
        ticks = 0;
        if (!Numbers.TryScaled(text, 0, out var whole)) return false;
        if (whole >= BehindYear9999) return TryEpochMillis(text, out ticks);
        return Numbers.TryScaled(text, 7, out var scaled) && TrySinceEpoch(scaled, out ticks);
    }

    public static bool TryEpochMillis(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        return Numbers.TryScaled(text, 4, out var scaled) && TrySinceEpoch(scaled, out ticks);
    }

    /// <summary>A date and the T behind it, by its shape alone.</summary>
    public static bool StartsLikeIso(ReadOnlySpan<byte> text) =>
        text.Length > 10 && text[4] == '-' && text[7] == '-' && (text[10] is (byte)'T' or (byte)'t' or (byte)' ') && Numbers.AllDigits(text[..4]);

    private static bool TrySinceEpoch(long scaled, out long ticks)
    {
        ticks = 0;
        if (scaled < 0 || scaled > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) return false;
        ticks = DateTime.UnixEpoch.Ticks + scaled;
        return true;
    }

    /// <summary>Takes <c>.123</c> off the front, as ticks; decimals beyond the seventh are dropped.</summary>
    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest is not [(byte)'.' or (byte)',', ..]) return true;
        var scale = TimeSpan.TicksPerSecond;
        var i = 1;
        for (; i < rest.Length && rest[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            scale /= 10;
            ticks += (rest[i] - '0') * scale;
        }
        rest = rest[i..];
        return i > 1;
    }

    /// <summary>Nothing, Z, +01:00, +0100 or +01, as minutes east of UTC.</summary>
    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z']) return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6)) return false;
        if (text.Length == 6 && text[3] != ':') return false;
        var hour = Digits(text.Slice(1, 2));
        var minute = text.Length == 3 ? 0 : Digits(text[^2..]);
        if (hour is < 0 or > 15 || minute is < 0 or > 59) return false;
        minutes = (hour * 60 + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryTicks(int year, int month, int day, int hour, int minute, int second, long fraction, int offset, out long ticks)
    {
        ticks = 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60) return false;
        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59)).Ticks + fraction;
        ticks = local - offset * TimeSpan.TicksPerMinute;
        return ticks > 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    /// <summary>A month's number by its English name of three letters; 0 for any other text.</summary>
    private static int Month(ReadOnlySpan<byte> name) => ((name[0] | 0x20) << 16 | (name[1] | 0x20) << 8 | (name[2] | 0x20)) switch
    {
        'j' << 16 | 'a' << 8 | 'n' => 1,
        'f' << 16 | 'e' << 8 | 'b' => 2,
        'm' << 16 | 'a' << 8 | 'r' => 3,
        'a' << 16 | 'p' << 8 | 'r' => 4,
        'm' << 16 | 'a' << 8 | 'y' => 5,
        'j' << 16 | 'u' << 8 | 'n' => 6,
        'j' << 16 | 'u' << 8 | 'l' => 7,
        'a' << 16 | 'u' << 8 | 'g' => 8,
        's' << 16 | 'e' << 8 | 'p' => 9,
        'o' << 16 | 'c' << 8 | 't' => 10,
        'n' << 16 | 'o' << 8 | 'v' => 11,
        'd' << 16 | 'e' << 8 | 'c' => 12,
        _ => 0,
    };

    /// <summary>A number of up to four digits; -1 when anything else stands there.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            value = value * 10 + (digit - '0');
        }
        return value;
    }
}
