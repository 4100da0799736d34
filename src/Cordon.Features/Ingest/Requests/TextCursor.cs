namespace Cordon.Features.Ingest.Requests;

/// <summary>Goes through a line field by field. Fields stand apart by spaces; a quoted one may hold spaces and escaped quotes.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> text)
{
    /// <summary>What has not been taken yet.</summary>
    public ReadOnlySpan<byte> Rest = text;

    public readonly bool IsAtEnd => Rest.TrimStart((byte)' ').IsEmpty;

    public bool IsAtQuote()
    {
        Rest = Rest.TrimStart((byte)' ');
        return Rest is [(byte)'"', ..];
    }

    /// <summary>Takes the next field up to a space.</summary>
    /// <returns>False at the end of the line.</returns>
    public bool TryWord(out ReadOnlySpan<byte> word)
    {
        var rest = Rest;
        if (rest is [(byte)' ', ..]) rest = rest.TrimStart((byte)' ');
        var space = rest.IndexOf((byte)' ');
        word = space < 0 ? rest : rest[..space];
        Rest = space < 0 ? default : rest[(space + 1)..];
        return !word.IsEmpty;
    }

    /// <summary>Takes the quoted field that starts here, without its quotes, its escapes left as they are.</summary>
    /// <remarks>A bare quote inside the field is tolerated: only one before a space or the end closes.</remarks>
    /// <returns>False when no quote closes it.</returns>
    public bool TryQuoted(out ReadOnlySpan<byte> raw)
    {
        var text = Rest[1..];
        var at = 0;
        while (true)
        {
            var next = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0) break;
            at += next;
            if (text[at] == '"')
            {
                if (at + 1 == text.Length || text[at + 1] == ' ')
                {
                    raw = text[..at];
                    Rest = text[(at + 1)..];
                    return true;
                }
                at++;
                continue;
            }
            at += 2;                        // a backslash and what it escapes
            if (at >= text.Length) break;
        }
        raw = default;
        return false;
    }

    /// <summary>Goes to the end and looks whether each quoted field on the way is closed.</summary>
    public bool RestIsClosed()
    {
        while (!IsAtEnd)
        {
            if (IsAtQuote() ? !TryQuoted(out _) : !TryWord(out _)) return false;
        }
        return true;
    }
}
