using System.Globalization;
using System.Text;

namespace Cordon.Domain.Privacy;

/// <summary>Finds card numbers in text, however they are written: 13 to 19 digits whose check digit is right (ISO/IEC 7812, Luhn).</summary>
/// <remarks>
/// Digits of every script count, full-width ones too. Between two digits there may be up to <see cref="MostSeparators"/> blanks, dashes, dots,
/// slashes, underscores or characters that are not seen. A number begins and ends where a group of digits does: within digits that follow one
/// another without anything between them nothing is looked for, because four of ten long numbers would hold one by chance. Of random digits
/// of such a length one in ten is valid. Takes time in proportion to the text's length.
/// </remarks>
public static class CardNumber
{
    /// <summary>Fewest and most digits of a card number.</summary>
    public const int LeastDigits = 13, MostDigits = 19;

    /// <summary>Most characters between two digits of one number.</summary>
    public const int MostSeparators = 3;

    private const char Hidden = '•';

    /// <summary>Whether a card number stands in the text.</summary>
    /// <param name="knownIssuers">Only those count that begin as numbers of a card scheme do and are as long: for texts full of other long numbers.</param>
    public static bool AppearsIn(ReadOnlySpan<char> text, bool knownIssuers = false)
    {
        if (text.Length < LeastDigits) return false;
        var scan = new Scan(text, stackalloc byte[MostDigits], stackalloc bool[MostDigits], stackalloc int[MostDigits], knownIssuers);
        return scan.Next(out _, out _);
    }

    /// <summary>The text with every digit of the card numbers in it hidden.</summary>
    /// <param name="knownIssuers">As for <see cref="AppearsIn"/>.</param>
    public static string Mask(string text, bool knownIssuers = false)
    {
        if (text.Length < LeastDigits) return text;
        var scan = new Scan(text, stackalloc byte[MostDigits], stackalloc bool[MostDigits], stackalloc int[MostDigits], knownIssuers);
        StringBuilder? shown = null;
        while (scan.Next(out var from, out var to))
        {
            shown ??= new StringBuilder(text);
            for (var at = from; at < to; at++)
                if (char.IsSurrogate(text[at]) || ValueOf(text[at]) >= 0) shown[at] = Hidden;
        }
        return shown?.ToString() ?? text;
    }

    /// <summary>0 to 9; -1 for what is no digit of any script.</summary>
    private static int ValueOf(char c) => c is >= '0' and <= '9' ? c - '0' : c < 0x80 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);

    private static bool Separates(char c) => c < 0x80
        ? c is ' ' or '-' or '.' or '/' or '_' or '+' or (>= '\t' and <= '\r')
        : c is '·' or '•' or '․' or '。' or '．' or '／' or '＿' or '−' or '\uFFFD'
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Goes through a text once, remembering the last <see cref="MostDigits"/> digits.</summary>
    private ref struct Scan(ReadOnlySpan<char> text, Span<byte> digits, Span<bool> begins, Span<int> places, bool knownIssuers)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly Span<byte> _digits = digits;
        private readonly Span<bool> _begins = begins;         // the digit is the first of its group
        private readonly Span<int> _places = places;
        private int _at, _count, _gap;

        /// <param name="from">Of its first digit.</param>
        /// <param name="to">Behind its last one.</param>
        public bool Next(out int from, out int to)
        {
            while (_at < _text.Length)
            {
                var c = _text[_at];
                var wide = char.IsHighSurrogate(c) && _at + 1 < _text.Length && char.IsLowSurrogate(_text[_at + 1]);
                var value = wide ? WideValue() : ValueOf(c);
                to = _at;
                if (value >= 0) Push((byte)value);
                _at += wide ? 2 : 1;
                if (value >= 0) continue;
                var found = EndsHere(out from);
                if (wide || !Separates(c) || ++_gap > MostSeparators) (_count, _gap) = (0, 0);
                if (found) return true;
            }
            to = _text.Length;
            var last = EndsHere(out from);
            _count = 0;
            return last;
        }

        private void Push(byte value)
        {
            var place = _count % MostDigits;
            (_digits[place], _begins[place], _places[place]) = (value, _count == 0 || _gap > 0, _at);
            _count++;
            _gap = 0;
        }

        /// <summary>Where a group of digits ends: looks at all numbers that end with it, and tells the longest.</summary>
        private readonly bool EndsHere(out int from)
        {
            from = -1;
            if (_count == 0 || _gap > 0) return false;
            var sum = 0;
            for (var length = 1; length <= Math.Min(_count, MostDigits); length++)
            {
                var place = (_count - length) % MostDigits;
                int digit = _digits[place];
                if (length % 2 == 0) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
                sum += digit;
                // Nothing but zeros adds up too, and stands where somebody had no number.
                if (length >= LeastDigits && _begins[place] && sum > 0 && sum % 10 == 0 && (!knownIssuers || CardIssuers.Know(Leading(length), length))) from = _places[place];
            }
            return from >= 0;
        }

        private readonly int Leading(int length)
        {
            var leading = 0;
            for (var back = length; back > length - CardIssuers.Digits; back--) leading = leading * 10 + _digits[(_count - back) % MostDigits];
            return leading;
        }

        private readonly int WideValue() => Rune.TryCreate(_text[_at], _text[_at + 1], out var rune) && Rune.IsDigit(rune) ? (int)Rune.GetNumericValue(rune) : -1;
    }
}
