using System.Globalization;

namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>A day as people write it; a part that is not known is 0.</summary>
public readonly record struct LooseDate(int Year, int Month, int Day)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Eight digits, for comparing letter by letter.</summary>
    public int Packed => Year * 10_000 + Month * 100 + Day;

    /// <param name="dayFirst">How 3/4/1990 is read where nothing else decides.</param>
    /// <param name="latestYear">A year of two digits is put in the hundred years up to this one.</param>
    public static LooseDate? Parse(string? text, bool dayFirst, int latestYear)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        var time = text.IndexOfAny(['T', ' ']);
        if (time >= 8 && text[..time].Count(c => c is '-' or '/' or '.') == 2 && text[(time + 1)..].Contains(':', StringComparison.Ordinal)) text = text[..time];
        Span<int> numbers = stackalloc int[3];
        Span<int> digits = stackalloc int[3];
        var (count, month, monthAt) = (0, 0, -1);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
                if (count == 3 || i - start > 8) return null;
                (numbers[count], digits[count]) = (int.Parse(text.AsSpan(start, i - start), CultureInfo.InvariantCulture), i - start);
                count++;
            }
            else if (char.IsLetter(text[i]))
            {
                while (i < text.Length && char.IsLetter(text[i])) i++;
                if (i - start < 3) continue;
                var found = Array.IndexOf(Months, text.Substring(start, 3).ToLowerInvariant()) + 1;
                if (found > 0 && month == 0) (month, monthAt) = (found, count);
                else return null;
            }
            else i++;
        }
        if (month > 0 && count == 2)
            return digits[0] == 4 || numbers[0] > 31 ? Checked(Full(numbers[0], digits[0], latestYear), month, numbers[1]) : Checked(Full(numbers[1], digits[1], latestYear), month, numbers[0]);
        if (month > 0) return count == 1 && digits[0] == 4 ? Checked(numbers[0], month, 0) : null;
        if (count == 1 && digits[0] == 8)
        {
            var (first, last) = (numbers[0] / 10_000, numbers[0] % 10_000);
            return first is > 1200 and < 2200 ? Checked(first, last / 100, last % 100) : Checked(last, first % 100, first / 100);
        }
        if (count == 1) return digits[0] == 4 && numbers[0] is > 1000 and < 2200 ? new(numbers[0], 0, 0) : null;
        if (count == 2) return digits[0] == 4 ? Checked(numbers[0], numbers[1], 0) : digits[1] == 4 ? Checked(numbers[1], numbers[0], 0) : null;
        if (count != 3) return null;
        if (digits[0] == 4) return Checked(numbers[0], numbers[1], numbers[2]) ?? Checked(numbers[0], numbers[2], numbers[1]);
        var year = Full(numbers[2], digits[2], latestYear);
        var preferred = dayFirst ? Checked(year, numbers[1], numbers[0]) : Checked(year, numbers[0], numbers[1]);
        return preferred ?? (dayFirst ? Checked(year, numbers[0], numbers[1]) : Checked(year, numbers[1], numbers[0]));
    }

    /// <summary>Whether 3/4/1990 and the like put the day first, judged by the dates of one column that leave no choice.</summary>
    public static bool IsDayFirst(IEnumerable<string> texts)
    {
        var (day, month) = (0, 0);
        foreach (var text in texts)
        {
            var parts = text.Split(['/', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 3 || !int.TryParse(parts[0], out var first) || !int.TryParse(parts[1], out var second) || parts[0].Length > 2) continue;
            if (first is > 12 and <= 31 && second <= 12) day++;
            if (second is > 12 and <= 31 && first <= 12) month++;
        }
        return day > month;
    }

    private static LooseDate? Checked(int year, int month, int day) => year is >= 0 and <= 9_999 && month is >= 0 and <= 12 && day is >= 0 and <= 31 ? new LooseDate(year, month, day) : null;

    private static int Full(int year, int digits, int latestYear)
    {
        if (digits > 2) return year;
        var century = latestYear / 100 * 100;
        return century + year > latestYear ? century - 100 + year : century + year;
    }
}
