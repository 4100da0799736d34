using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cordon.Domain.Audit;

/// <summary>JSON in its one canonical form, so that equal content has equal bytes and one hash. Source: RFC 8785.</summary>
/// <remarks>
/// Numbers are doubles, as ECMAScript prints them: integers beyond 2^53 lose digits, so ids and money go in as strings.
/// </remarks>
public static class CanonicalJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">Not I-JSON: a duplicate name, a lone surrogate, a number that is no finite double, or not JSON at all.</exception>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Canonicalize(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new FormatException("Not JSON that can be made canonical: " + problem.Message, problem);
        }
    }

    /// <inheritdoc cref="Canonicalize(ReadOnlyMemory{byte})"/>
    public static byte[] Canonicalize(JsonElement element)
    {
        var target = new ArrayBufferWriter<byte>(256);
        try
        {
            Write(element, target);
        }
        catch (Exception problem) when (problem is InvalidOperationException or EncoderFallbackException)
        {
            throw new FormatException("Not JSON that can be made canonical: a string holds half of a surrogate pair.", problem);
        }
        return target.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, ArrayBufferWriter<byte> target)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(element, target); break;
            case JsonValueKind.Array: WriteArray(element, target); break;
            case JsonValueKind.String: WriteString(element.GetString()!, target); break;
            case JsonValueKind.Number: WriteAscii(NumberText(element), target); break;
            case JsonValueKind.True: WriteAscii("true", target); break;
            case JsonValueKind.False: WriteAscii("false", target); break;
            default: WriteAscii("null", target); break;
        }
    }

    private static void WriteObject(JsonElement element, ArrayBufferWriter<byte> target)
    {
        WriteAscii("{", target);
        string? before = null;
        foreach (var member in element.EnumerateObject().Select(m => (m.Name, m.Value)).OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (before is not null) WriteAscii(",", target);
            if (member.Name == before) throw new FormatException("Not JSON that can be made canonical: an object names a member twice.");
            before = member.Name;
            WriteString(member.Name, target);
            WriteAscii(":", target);
            Write(member.Value, target);
        }
        WriteAscii("}", target);
    }

    private static void WriteArray(JsonElement element, ArrayBufferWriter<byte> target)
    {
        WriteAscii("[", target);
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!first) WriteAscii(",", target);
            first = false;
            Write(item, target);
        }
        WriteAscii("]", target);
    }

    private static void WriteString(string text, ArrayBufferWriter<byte> target)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        target.Write(StrictUtf8.GetBytes(escaped.Append('"').ToString()));
    }

    private static string NumberText(JsonElement element)
    {
        if (!element.TryGetDouble(out var value) || !double.IsFinite(value))
            throw new FormatException("Not JSON that can be made canonical: a number does not fit a double.");
        return NumberText(value);
    }

    /// <summary>A finite double as ECMAScript's Number::toString prints it: the shortest digits, laid out by that rule.</summary>
    private static string NumberText(double value)
    {
        if (value == 0) return "0";
        var (digits, point) = Digits(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        var k = digits.Length;
        var text = point switch
        {
            _ when k <= point && point <= 21 => digits + new string('0', point - k),
            > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            > -6 and <= 0 => "0." + new string('0', -point) + digits,
            _ => Exponential(digits, point - 1),
        };
        return value < 0 ? "-" + text : text;
    }

    private static string Exponential(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    /// <summary>The significant digits of a shortest text and where the decimal point stands among them.</summary>
    private static (string Digits, int Point) Digits(string round)
    {
        var e = round.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(round.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? round : round[..e];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var all = dot < 0 ? mantissa : whole + mantissa[(dot + 1)..];
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole.Length + exponent - leading);
    }

    private static void WriteAscii(string text, ArrayBufferWriter<byte> target)
    {
        var span = target.GetSpan(text.Length);
        target.Advance(Encoding.ASCII.GetBytes(text, span));
    }
}
