using System.Globalization;

namespace Cordon.Testing;

/// <summary>Valid card numbers of every brand and length, each drawn anew, and the ways people write them. They belong to nobody.</summary>
public static class SampleCards
{
    private static readonly (string Prefix, int Length)[] Brands =
    [
        ("4", 13), ("4", 16), ("4", 19), ("51", 16), ("55", 16), ("2221", 16), ("2720", 16), ("34", 15), ("37", 15), ("300", 14), ("36", 14), ("38", 14), ("36", 16), ("6011", 16), ("65", 16),
        ("622126", 16), ("3528", 16), ("3589", 17), ("62", 16), ("62", 17), ("62", 18), ("62", 19), ("50", 13), ("56", 14), ("58", 15), ("63", 17), ("67", 18), ("67", 19), ("2200", 16), ("9", 13),
        ("1", 15), ("8", 16), ("7", 19),
    ];

    private static readonly string[] Separators = [" ", "-", ".", "  ", "\u00A0", "\u2011"];

    /// <param name="number">Another number, another card: brand, length and way of writing follow from it.</param>
    /// <returns>Its digits, and the number as somebody wrote it.</returns>
    public static (string Digits, string Written) Of(int number)
    {
        var (prefix, length) = Brands[number % Brands.Length];
        var middle = ((long)number * 2_654_435_761 % 1_000_000_007).ToString(CultureInfo.InvariantCulture).PadLeft(length - prefix.Length - 1, '7');
        var digits = WithCheckDigit(prefix + middle[^(length - prefix.Length - 1)..]);
        return (digits, (number / Brands.Length % 5) switch
        {
            0 => digits,
            1 => "card " + digits,
            2 => Grouped(digits, 4, Separators[number % Separators.Length]),
            3 => Grouped(digits, 6, Separators[number % Separators.Length]) + " exp 12/27",
            _ => string.Concat(digits.Select(d => (char)('０' + d - '0'))),
        });
    }

    public static string Grouped(string digits, int size, string separator) => string.Join(separator, digits.Chunk(size).Select(group => new string(group)));

    private static string WithCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit > 4 ? digit * 2 - 9 : digit * 2 : digit;
        }
        return digits + (char)('0' + (10 - sum % 10) % 10);
    }
}
