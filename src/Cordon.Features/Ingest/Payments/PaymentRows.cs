using System.Text;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Payments;

/// <summary>Reads payments from a file of any format that <see cref="PaymentFile"/> recognises.</summary>
internal static class PaymentRows
{
    /// <param name="latest">A sighting that claims to come after it is none.</param>
    public static IEnumerable<FileRow<PaymentRecord>> Read(Stream content, string format, DateTimeOffset latest)
    {
        var layout = PaymentFile.Kind.LayoutOf(format);
        return PaymentFile.IsOfStripe(format) ? ReadStripe(content, layout, latest) : FileRows.Read(content, layout, new PaymentFields(latest));
    }

    private static IEnumerable<FileRow<PaymentRecord>> ReadStripe(Stream content, RowLayout layout, DateTimeOffset latest)
    {
        var objects = new StripeObjects(latest);
        foreach (var row in FileRows.Cut(content, layout).Where(r => r.Kind is RawRowKind.Row or RawRowKind.TooLong))
        {
            if (FileRows.Unread<PaymentRecord>(row, layout.Shape) is { } unread)
            {
                yield return unread;
                continue;
            }
            var found = objects.Read(Encoding.UTF8.GetString(row.Bytes.Span).Trim('\uFEFF', '\r', '\n', ' '), out var reason);
            yield return found.Count > 0 ? new(row.Number, [.. found], "", null) : FileRow<PaymentRecord>.Rejected(row.Number, reason, RejectText.Of(FileRows.WithoutEnd(row.Bytes.Span)));
        }
    }
}
