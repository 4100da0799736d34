using System.Text;
using System.Text.Json;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Where text goes that does not stand in the line as it is meant: escapes undone, path and query joined.</summary>
internal sealed class Scratch
{
    // Undoing escapes never makes text longer and path with query are joined once, so twice a line and the '?' is enough.
    private readonly byte[] _buffer = new byte[2 * LineReader.MaxLineBytes + 1];
    private int _used;

    public void Clear() => _used = 0;

    /// <summary>A quoted field with <c>\"</c> and <c>\\</c> undone. Other escapes, such as <c>\x16</c>, stay as the server wrote them.</summary>
    public ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\')) return raw;
        var from = _used;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && i + 1 < raw.Length && raw[i + 1] is (byte)'"' or (byte)'\\') i++;
            _buffer[_used++] = raw[i];
        }
        return _buffer.AsSpan(from, _used - from);
    }

    /// <summary>Path and query with a question mark between.</summary>
    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> path, ReadOnlySpan<byte> query)
    {
        var from = _used;
        path.CopyTo(_buffer.AsSpan(_used));
        _used += path.Length;
        _buffer[_used++] = (byte)'?';
        query.CopyTo(_buffer.AsSpan(_used));
        _used += query.Length;
        return _buffer.AsSpan(from, _used - from);
    }

    /// <summary>The value the reader stands on, as text: a string or number, or the first of a list. Other values are passed over: empty.</summary>
    public ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : reader.ValueSpan;
            case JsonTokenType.Number:
                return reader.ValueSpan;
            case JsonTokenType.StartArray:
                ReadOnlySpan<byte> first = default;
                for (var isFirst = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; isFirst = false)
                {
                    if (isFirst) first = Text(ref reader);
                    else reader.Skip();
                }
                return first;
            default:
                reader.Skip();
                return default;
        }
    }

    // The reader has checked the escapes' form. Half a surrogate pair becomes U+FFFD, where the library would throw.
    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        var from = _used;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                _buffer[_used++] = raw[i];
                continue;
            }
            i++;
            if (raw[i] != 'u')
            {
                _buffer[_used++] = raw[i] switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    var other => other,
                };
                continue;
            }
            var unit = Hex(raw.Slice(i + 1, 4));
            i += 4;
            if (!Rune.TryCreate(unit, out var rune))
            {
                rune = Rune.ReplacementChar;
                if (i + 6 < raw.Length && raw[i + 1] == '\\' && raw[i + 2] == 'u' && Rune.TryCreate(unit, Hex(raw.Slice(i + 3, 4)), out var pair))
                {
                    rune = pair;
                    i += 6;
                }
            }
            _used += rune.EncodeToUtf8(_buffer.AsSpan(_used));
        }
        return _buffer.AsSpan(from, _used - from);
    }

    private static char Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = value << 4 | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return (char)value;
    }
}
