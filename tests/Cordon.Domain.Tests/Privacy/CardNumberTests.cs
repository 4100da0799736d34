using System.Globalization;
using Cordon.Domain.Privacy;
using CsCheck;

namespace Cordon.Domain.Tests.Privacy;

public sealed class CardNumberTests
{
    private static readonly string[] Separators = [" ", "-", ".", "  ", " - ", "\u00A0", "\u2011", "\u2013", "\u202F", "\u200B", "_", "/", "\t", "\n"];

    /// <summary>Valid numbers of every length, cut into groups anywhere and joined by anything that joins.</summary>
    private static readonly Gen<(string Digits, string Written)> Numbers =
        from length in Gen.Int[CardNumber.LeastDigits, CardNumber.MostDigits]
        from leading in Gen.Char['1', '9']
        from rest in Gen.Char['0', '9'].Array[length - 2]
        from cuts in Gen.Bool.Array[length - 1]
        from separator in AnyOf(Separators)
        from cut in Gen.Bool
        let digits = WithCheckDigit(leading + new string(rest))
        select (digits, cut ? string.Concat(digits.Select((d, i) => i < cuts.Length && cuts[i] ? d + separator : d.ToString())) : digits);

    [Theory]
    [InlineData("4222222222222")]
    [InlineData("30569309025904")]
    [InlineData("378282246310005")]
    [InlineData("4242424242424242")]
    [InlineData("5555 5555 5555 4444")]
    [InlineData("3782-822463-10005")]
    [InlineData("3782  822463  10005")]
    [InlineData("6011.1111.1111.1117")]
    [InlineData("3530\u00A01113\u00A03330\u00A00000")]
    [InlineData("４２４２４２４２４２４２４２４２")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢")]
    [InlineData("𝟜𝟚𝟜𝟚𝟜𝟚𝟜𝟚𝟜𝟚𝟜𝟚𝟜𝟚𝟜𝟚")]
    [InlineData("4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣")]
    [InlineData("6304 0000 0000 0000 000")]
    [InlineData("paid with 4242 4242 4242 4242 12/27, ref 17")]
    [InlineData("no. 17 4242424242424242 x")]
    [InlineData("a4242424242424242b")]
    public void A_card_number_is_found_however_it_is_written(string text) => Assert.True(CardNumber.AppearsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("4242424242424241")]
    [InlineData("424242424242")]
    [InlineData("0000 0000 0000 0000")]
    [InlineData("2024-03-01 10:00:00")]
    [InlineData("+1 202 555 0123")]
    [InlineData("Xt5EWLLDS7FJjR1c")]
    [InlineData("4242,4242,4242,4242")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36")]
    public void What_is_no_card_number_is_not_taken_for_one(string text) => Assert.False(CardNumber.AppearsIn(text));

    [Fact]
    public void Every_valid_number_is_found_whatever_stands_around_it() =>
        Gen.Select(Numbers, AnyOf("", "x", "card: ", "=", "é", "😀", ",")).Sample((number, around) => CardNumber.AppearsIn(around + number.Written + around));

    [Fact]
    public void Nothing_of_a_number_is_left_when_it_is_masked() =>
        Gen.Select(Numbers, AnyOf("", "x", "card: ", ",")).Sample((number, around) =>
        {
            var shown = CardNumber.Mask(around + number.Written + around);
            return !shown.Any(char.IsDigit) && shown.StartsWith(around, StringComparison.Ordinal) && shown.EndsWith(around, StringComparison.Ordinal);
        });

    [Fact]
    public void A_number_of_which_one_digit_is_wrong_is_none() => Numbers.Where(n => !n.Written.Any(c => !char.IsAsciiDigit(c))).Sample(number =>
    {
        var last = number.Digits[^1];
        return !CardNumber.AppearsIn(number.Digits[..^1] + (char)(last == '9' ? '0' : last + 1));
    });

    [Theory]
    [InlineData("1711111111119", false)]
    [InlineData("4242424242424242", true)]
    [InlineData("5105105105105100", true)]
    [InlineData("371449635398431", true)]
    [InlineData("9999999999999995", false)]
    public void Where_numbers_abound_only_those_count_that_a_scheme_could_have_given_out(string text, bool known) =>
        Assert.Equal((true, known), (CardNumber.AppearsIn(text), CardNumber.AppearsIn(text, knownIssuers: true)));

    [Fact]
    public void Two_numbers_in_one_text_are_both_masked() =>
        Assert.Equal("a •••••••••••••••• b •••• •••• •••• •••• c 17", CardNumber.Mask("a 4242424242424242 b 5555 5555 5555 4444 c 17"));

    private static Gen<string> AnyOf(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);

    private static string WithCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
        }
        return digits + ((10 - sum % 10) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
