using System.Text;
using System.Text.Json;
using Cordon.Domain.Privacy;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest.Rows;

/// <summary>Tells whether a row of a kind of file holds a card number, and in which field.</summary>
/// <remarks>
/// Every field is looked at, the unread ones too, and every valid number of 13 to 19 digits counts. What is told apart, because it would cost
/// one row in ten: a time in a field for times; a phone number behind a plus sign with thirteen digits, as German, Brazilian and Chinese ones
/// have; a whole hexadecimal digest or UUID; and in fields that are not read, a decimal fraction and the transaction number of a card scheme.
/// </remarks>
/// <param name="columns">The fields that are read.</param>
/// <param name="times">Which of them hold times.</param>
/// <param name="phone">Which of them holds a phone number; null where none does.</param>
/// <param name="identifier">A field in which only numbers of known card schemes count; null where there is none.</param>
public sealed class CardGuard(FieldNames columns, IReadOnlyList<string> times, string? phone = null, string? identifier = null)
{
    private const int PhoneDigits = 13, SchemeDigits = 15;
    private static readonly string[] TimeEndings = ["at", "time", "date", "created", "updated", "seen", "timestamp", "ms", "on"];

    private readonly Rule[] _rules = [.. columns.Names.Select(name => name == phone ? Rule.Phone : name == identifier ? Rule.Identifier : times.Contains(name) ? Rule.Time : Rule.Any)];

    public FieldNames Columns => columns;

    private enum Rule { Any, Time, Phone, Identifier, Unread, UnreadTime, SchemeTransaction }

    /// <summary>Looks through one file; it is told the heading when that comes.</summary>
    internal sealed class Watch(CardGuard guard, RowShape shape)
    {
        private readonly List<string> _texts = [];
        private (string Name, Rule Rule)[] _fields = [];
        private byte _delimiter;

        /// <returns>The field that holds a card number, <see cref="Redaction.OtherField"/> where it is not one of ours; null where none does.</returns>
        public string? FieldOf(RawRow row)
        {
            var bytes = row.Bytes.Span;
            if (row.Kind == RawRowKind.Heading) Know(bytes);
            // What is no row, and a row that is none, is looked at as it stands.
            if (row.Kind != RawRowKind.Row) return InText(bytes);
            if (shape == RowShape.Csv) return CsvFields.Read(bytes, _delimiter, _texts) is null && _texts.Count == _fields.Length ? InFields() : InFields() ?? InText(bytes);
            try
            {
                return InJson(bytes);
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                return InText(bytes);
            }
        }

        private void Know(ReadOnlySpan<byte> heading)
        {
            _delimiter = FileRows.DelimiterOf(heading, guard.Columns);
            CsvFields.Read(CsvFields.WithoutMark(heading), _delimiter, _texts);
            _fields = [.. _texts.Select(guard.FieldOf)];
        }

        private string? InFields()
        {
            for (var i = 0; i < _texts.Count; i++)
            {
                var (name, rule) = i < _fields.Length ? _fields[i] : (Redaction.OtherField, Rule.Any);
                if (Counts(_texts[i], rule)) return name;
            }
            return null;
        }

        private string? InJson(ReadOnlySpan<byte> text)
        {
            var reader = new Utf8JsonReader(FileRows.WithoutEnd(text).TrimStart("\uFEFF"u8));
            var (name, rule) = (Redaction.OtherField, Rule.Unread);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        var property = reader.GetString()!;
                        if (CardNumber.AppearsIn(property)) return Redaction.OtherField;
                        (name, rule) = guard.FieldOf(property);
                        break;
                    case JsonTokenType.String when Counts(reader.GetString()!, rule):
                    case JsonTokenType.Number when reader.ValueSpan.Length >= CardNumber.LeastDigits && Counts(Encoding.ASCII.GetString(reader.ValueSpan), rule):
                        return name;
                }
            }
            return null;
        }

        private static string? InText(ReadOnlySpan<byte> bytes) => CardNumber.AppearsIn(Encoding.UTF8.GetString(bytes)) ? Redaction.OtherField : null;
    }

    private (string Name, Rule Rule) FieldOf(string heading)
    {
        var place = columns.IndexOf(heading);
        if (place >= 0) return (columns.Names[place], _rules[place]);
        var plain = heading.Trim().ToLowerInvariant();
        if (plain == "phone") return (phone ?? Redaction.OtherField, Rule.Phone);
        if (plain == "network_transaction_id") return (Redaction.OtherField, Rule.SchemeTransaction);
        var word = plain[(plain.LastIndexOfAny(['_', '-', ' ', '.']) + 1)..];
        return (Redaction.OtherField, Array.IndexOf(TimeEndings, word) >= 0 ? Rule.UnreadTime : Rule.Unread);
    }

    private static bool Counts(string value, Rule rule)
    {
        if (!CardNumber.AppearsIn(value, knownIssuers: rule == Rule.Identifier) || IsDigest(value)) return false;
        return rule switch
        {
            Rule.Time or Rule.UnreadTime => !FactTime.TryParse(value.Trim(), out _),
            Rule.Phone => !IsInternational(value),
            Rule.SchemeTransaction => !(value.Length == SchemeDigits && value.All(char.IsAsciiDigit)),
            Rule.Unread => !IsFraction(value),
            _ => true,
        };
    }

    /// <summary>E.164 behind a plus sign. No card number of thirteen digits was given out for decades, and none is written with a plus.</summary>
    private static bool IsInternational(string value) => value.TrimStart() is ['+', ..] && value.Count(char.IsAsciiDigit) == PhoneDigits && value.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '.' or '(' or ')' or '/')
        && value.LastIndexOf('+') == value.IndexOf('+', StringComparison.Ordinal);

    /// <summary>A UUID, or a hash in hexadecimal: digits and letters by chance.</summary>
    private static bool IsDigest(string value)
    {
        if (Guid.TryParse(value, out _)) return value.Any(char.IsAsciiLetter);
        return value.Length is 32 or 40 or 48 or 56 or 64 or 96 or 128 && value.All(char.IsAsciiHexDigit) && value.Any(char.IsAsciiLetter);
    }

    /// <summary>A number such as 0.8731234567890123: a place on earth, a score.</summary>
    private static bool IsFraction(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        var digits = value.StartsWith('-') ? value[1..] : value;
        return point is >= 1 and <= 4 && value.Length - point > 10 && digits.All(c => char.IsAsciiDigit(c) || c == '.') && value.LastIndexOf('.') == point;
    }
}
