using System.Text.Json;
using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Envoy's access log with a JSON format, as its own examples and Istio name the fields.</summary>
/// <remarks>
/// The duration is in milliseconds. The downstream address comes before X-Forwarded-For: Envoy has already followed that header
/// as far as it was told to trust it. Source: envoyproxy.io, access logging, DOWNSTREAM_REMOTE_ADDRESS.
/// </remarks>
internal static class EnvoyJson
{
    public static bool Marks(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("start_time"u8) || name.SequenceEqual("response_code"u8) || name.SequenceEqual("downstream_remote_address"u8)
        || name.SequenceEqual("x-envoy-origin-path"u8) || name.SequenceEqual("response_flags"u8) || name.SequenceEqual(":authority"u8);

    public static string? Read(scoped ref Utf8JsonReader reader, ref RequestLine request, Scratch scratch)
    {
        ReadOnlySpan<byte> time = default, peer = default, forwarded = default, status = default, sent = default, duration = default;
        ReadOnlySpan<byte> origin = default, path = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("start_time"u8)) time = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("method"u8) || name.SequenceEqual(":method"u8)) request.Method = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("x-envoy-origin-path"u8) || name.SequenceEqual("x-envoy-original-path"u8)) origin = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("path"u8) || name.SequenceEqual(":path"u8)) path = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("response_code"u8)) status = scratch.Text(ref reader);
            else if (name.SequenceEqual("bytes_sent"u8)) sent = scratch.Text(ref reader);
            else if (name.SequenceEqual("duration"u8)) duration = scratch.Text(ref reader);
            else if (name.SequenceEqual("user-agent"u8) || name.SequenceEqual("user_agent"u8)) request.Agent = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("referer"u8)) request.Referrer = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("downstream_remote_address"u8)) peer = Numbers.Said(scratch.Text(ref reader));
            else if (name.SequenceEqual("x-forwarded-for"u8) || name.SequenceEqual("x_forwarded_for"u8)) forwarded = Numbers.Said(scratch.Text(ref reader));
            else reader.Skip();
        }
        request.Target = RequestField.Target(request.Method, origin.IsEmpty ? path : origin);
        if (request.Method.IsEmpty && request.Target.IsEmpty && status.IsEmpty) return Reasons.NoRequestInJson;
        if (time.IsEmpty) return Reasons.MissingTime("start_time");
        if (!LogTime.TryIso(time, out request.UtcTicks)) return Reasons.BadTime;
        if (!Numbers.TryStatus(status, out request.Status)) return Reasons.BadStatus;
        if (!Numbers.TryBytes(sent, out request.Bytes)) return Reasons.BadBytes;
        if (Numbers.TryScaled(duration, 3, out var micros) && micros >= 0) request.DurationMicros = micros;
        var address = peer.IsEmpty ? ClientAddress.FirstOf(forwarded) : peer;
        return address.IsEmpty ? Reasons.MissingAddress("downstream_remote_address") : ClientAddress.Check(address, out request.Address);
    }
}
