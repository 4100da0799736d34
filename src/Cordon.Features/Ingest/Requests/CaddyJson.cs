using System.Text;
using System.Text.Json;
using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Caddy's access log.</summary>
/// <remarks>Source: caddyserver.com/docs/caddyfile/directives/log. The duration is in seconds, the time in seconds since 1970 or ISO text.</remarks>
internal static class CaddyJson
{
    public static string? Read(scoped ref Utf8JsonReader reader, ref RequestLine request, Scratch scratch)
    {
        ReadOnlySpan<byte> time = default, logger = default, status = default, size = default, duration = default;
        var client = default(Client);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("ts"u8)) time = scratch.Text(ref reader);
            else if (name.SequenceEqual("logger"u8)) logger = scratch.Text(ref reader);
            else if (name.SequenceEqual("user_id"u8)) request.User = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("status"u8)) status = scratch.Text(ref reader);
            else if (name.SequenceEqual("size"u8)) size = scratch.Text(ref reader);
            else if (name.SequenceEqual("duration"u8)) duration = scratch.Text(ref reader);
            else if (name.SequenceEqual("request"u8) && reader.TokenType == JsonTokenType.StartObject) ReadRequest(ref reader, ref request, ref client, scratch);
            else reader.Skip();
        }
        // The proxy's and the error log tell of the same requests a second time.
        if (!logger.IsEmpty && !logger.StartsWith("http.log.access"u8)) return JsonLine.NoRequest(logger);
        if (time.IsEmpty) return Reasons.MissingTime("ts");
        if (!LogTime.TryEpochSeconds(time, out request.UtcTicks) && !LogTime.TryIso(time, out request.UtcTicks)) return Reasons.BadTime;
        if (!Numbers.TryStatus(status, out request.Status)) return Reasons.BadStatus;
        if (!Numbers.TryBytes(size, out request.Bytes)) return Reasons.BadBytes;
        if (Numbers.TryScaled(duration, 6, out var micros) && micros >= 0) request.DurationMicros = micros;
        var address = !client.Ip.IsEmpty ? client.Ip : client.Remote;
        return address.IsEmpty ? Reasons.MissingAddress("request.client_ip") : ClientAddress.Check(address, out request.Address);
    }

    private static void ReadRequest(scoped ref Utf8JsonReader reader, ref RequestLine request, ref Client client, Scratch scratch)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("client_ip"u8)) client.Ip = scratch.Text(ref reader);
            else if (name.SequenceEqual("remote_ip"u8) || name.SequenceEqual("remote_addr"u8)) client.Remote = scratch.Text(ref reader);
            else if (name.SequenceEqual("method"u8)) request.Method = scratch.Text(ref reader);
            else if (name.SequenceEqual("uri"u8)) request.Target = scratch.Text(ref reader);
            else if (name.SequenceEqual("headers"u8) && reader.TokenType == JsonTokenType.StartObject) ReadHeaders(ref reader, ref request, scratch);
            else reader.Skip();
        }
        request.Target = RequestField.Target(request.Method, request.Target);
    }

    private static void ReadHeaders(scoped ref Utf8JsonReader reader, ref RequestLine request, Scratch scratch)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (Ascii.EqualsIgnoreCase(name, "User-Agent"u8)) request.Agent = Numbers.Said(scratch.Text(ref reader));
            else if (Ascii.EqualsIgnoreCase(name, "Referer"u8)) request.Referrer = Numbers.Said(scratch.Text(ref reader));
            else reader.Skip();
        }
    }

    private ref struct Client
    {
        public ReadOnlySpan<byte> Ip;           // as Caddy was told to trust its proxies
        public ReadOnlySpan<byte> Remote;       // the other end of the connection
    }
}
