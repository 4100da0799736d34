using System.Text;
using System.Text.Json;
using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Traefik's access log, format json.</summary>
/// <remarks>Source: doc.traefik.io/traefik/observability/access-logs. The duration is in nanoseconds; headers are in it only when asked for.</remarks>
internal static class TraefikJson
{
    public static bool Marks(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("ClientHost"u8) || name.SequenceEqual("ClientAddr"u8) || name.SequenceEqual("DownstreamStatus"u8)
        || name.SequenceEqual("RequestMethod"u8) || name.SequenceEqual("RequestPath"u8) || name.SequenceEqual("StartUTC"u8);

    public static string? Read(scoped ref Utf8JsonReader reader, ref RequestLine request, Scratch scratch)
    {
        ReadOnlySpan<byte> utc = default, local = default, host = default, peer = default, status = default, size = default, duration = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("StartUTC"u8)) utc = scratch.Text(ref reader);
            else if (name.SequenceEqual("StartLocal"u8)) local = scratch.Text(ref reader);
            else if (name.SequenceEqual("ClientHost"u8)) host = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("ClientAddr"u8)) peer = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("ClientUsername"u8)) request.User = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("RequestMethod"u8)) request.Method = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("RequestPath"u8)) request.Target = scratch.Text(ref reader);
            else if (name.SequenceEqual("DownstreamStatus"u8)) status = scratch.Text(ref reader);
            else if (name.SequenceEqual("DownstreamContentSize"u8)) size = scratch.Text(ref reader);
            else if (name.SequenceEqual("Duration"u8)) duration = scratch.Text(ref reader);
            else if (Ascii.EqualsIgnoreCase(name, "request_User-Agent"u8)) request.Agent = Numbers.Said(scratch.Text(ref reader));
            else if (Ascii.EqualsIgnoreCase(name, "request_Referer"u8)) request.Referrer = Numbers.Said(scratch.Text(ref reader));
            else reader.Skip();
        }
        var time = utc.IsEmpty ? local : utc;
        if (time.IsEmpty) return Reasons.MissingTime("StartUTC");
        if (!LogTime.TryIso(time, out request.UtcTicks)) return Reasons.BadTime;
        if (!Numbers.TryStatus(status, out request.Status)) return Reasons.BadStatus;
        if (!Numbers.TryBytes(size, out request.Bytes)) return Reasons.BadBytes;
        if (Numbers.TryScaled(duration, 0, out var nanos) && nanos >= 0) request.DurationMicros = nanos / 1_000;
        request.Target = RequestField.Target(request.Method, request.Target);
        var address = ClientAddress.FirstOf(host.IsEmpty ? peer : host);
        return address.IsEmpty ? Reasons.MissingAddress("ClientHost") : ClientAddress.Check(address, out request.Address);
    }
}
