using System.Text;
using Cordon.Domain.Imports;
using Cordon.Domain.Privacy;

namespace Cordon.Features.Ingest;

/// <summary>The start of a rejected line as people can read it: control characters shown as their pictures, card numbers masked, bounded.</summary>
public static class RejectText
{
    private const int MoreBytes = 256;

    public static string Of(ReadOnlySpan<byte> line)
    {
        // A character has at most four bytes, so these are enough and never too many to decode.
        // A little more, so that a card number at the end is still whole when it is masked.
        var text = CardNumber.Mask(Encoding.UTF8.GetString(line[..Math.Min(line.Length, ImportReject.MaxTextLength * 4 + MoreBytes)]), knownIssuers: true);
        var shown = new StringBuilder(Math.Min(text.Length, ImportReject.MaxTextLength));
        foreach (var c in text)
        {
            if (shown.Length == ImportReject.MaxTextLength - 1)
            {
                shown.Append('…');
                break;
            }
            shown.Append(c switch
            {
                < ' ' => (char)('\u2400' + c),
                '\u007f' => '\u2421',
                _ when char.IsSurrogate(c) => '\uFFFD',
                _ => c,
            });
        }
        return shown.ToString();
    }
}
