namespace Cordon.Domain.Privacy;

/// <summary>With what digits the numbers of the card schemes begin, and how long they are.</summary>
/// <remarks>Source: the ranges that the schemes publish, gathered in Wikipedia's "Payment card number", 2026.</remarks>
internal static class CardIssuers
{
    /// <summary>How many leading digits are looked at.</summary>
    public const int Digits = 4;

    private static readonly (int From, int To, int Least, int Most)[] Ranges =
    [
        (4000, 4999, 13, 19),      // Visa
        (5100, 5599, 16, 16),      // Mastercard
        (2221, 2720, 16, 16),
        (3400, 3499, 15, 15),      // American Express
        (3700, 3799, 15, 15),
        (3000, 3059, 14, 19),      // Diners Club
        (3095, 3095, 14, 19),
        (3600, 3699, 14, 19),
        (3800, 3999, 14, 19),
        (3528, 3589, 16, 19),      // JCB
        (6000, 6999, 13, 19),      // Discover, UnionPay, Maestro, RuPay, Hipercard
        (5000, 5099, 13, 19),      // Maestro, Verve, Elo
        (5600, 5899, 13, 19),
        (8100, 8299, 16, 19),      // UnionPay, RuPay
        (2200, 2205, 16, 19),      // Mir, Humo
        (8600, 8600, 16, 16),      // UzCard
        (9792, 9792, 16, 16),      // Troy
    ];

    /// <param name="leading">The first <see cref="Digits"/> digits, as a number.</param>
    /// <param name="length">Of the whole number.</param>
    public static bool Know(int leading, int length)
    {
        foreach (var (from, to, least, most) in Ranges)
            if (leading >= from && leading <= to && length >= least && length <= most) return true;
        return false;
    }
}
