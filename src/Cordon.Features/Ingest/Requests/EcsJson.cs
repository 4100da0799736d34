using System.Text.Json;
using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>The Elastic Common Schema, one document a line, its fields nested or named with dots or both.</summary>
/// <remarks>The duration is in nanoseconds. Source: elastic.co/docs/reference/ecs, fields http, url, source, client, user, user_agent, event.</remarks>
internal static class EcsJson
{
    private const int MaxPathBytes = 64;

    public static bool Marks(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("@timestamp"u8) || name.SequenceEqual("ecs"u8) || name.SequenceEqual("ecs.version"u8)
        || name.SequenceEqual("http.request.method"u8) || name.SequenceEqual("url.path"u8) || name.SequenceEqual("source.ip"u8);

    public static string? Read(scoped ref Utf8JsonReader reader, ref RequestLine request, Scratch scratch)
    {
        var found = default(Fields);
        Walk(ref reader, default, ref found, scratch);
        request.Method = Numbers.Said(found.Method);
        request.Target = RequestField.Target(found.Method, Target(found, scratch));
        if (request.Method.IsEmpty && request.Target.IsEmpty && found.Status.IsEmpty) return JsonLine.NoRequest(found.Logger);
        if (found.Time.IsEmpty) return Reasons.MissingTime("@timestamp");
        if (!LogTime.TryIso(found.Time, out request.UtcTicks) && !LogTime.TryEpochMillis(found.Time, out request.UtcTicks)) return Reasons.BadTime;
        if (!Numbers.TryStatus(found.Status, out request.Status)) return Reasons.BadStatus;
        if (!Numbers.TryBytes(found.Bytes, out request.Bytes)) return Reasons.BadBytes;
        if (Numbers.TryScaled(found.Duration, 0, out var nanos) && nanos >= 0) request.DurationMicros = nanos / 1_000;
        request.User = Numbers.Said(found.UserId.IsEmpty ? found.UserName : found.UserId);
        request.Referrer = Numbers.Said(found.Referrer);
        request.Agent = Numbers.Said(found.Agent);
        var address = found.SourceIp.IsEmpty ? found.ClientIp : found.SourceIp;
        return address.IsEmpty ? Reasons.MissingAddress("source.ip") : ClientAddress.Check(address, out request.Address);
    }

    private static ReadOnlySpan<byte> Target(Fields found, Scratch scratch)
    {
        if (found.Path.IsEmpty) return found.Original;
        if (found.Query.IsEmpty) return found.Path;
        return scratch.Join(found.Path, found.Query is [(byte)'?', ..] ? found.Query[1..] : found.Query);
    }

    /// <summary>Goes through an object. <paramref name="above"/> is the dotted path to it, empty at the top.</summary>
    private static void Walk(scoped ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> above, ref Fields found, Scratch scratch)
    {
        Span<byte> path = stackalloc byte[MaxPathBytes];
        above.CopyTo(path);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            var start = above.IsEmpty ? 0 : above.Length + 1;
            var fits = start + name.Length <= MaxPathBytes;
            if (fits)
            {
                if (start > 0) path[start - 1] = (byte)'.';
                name.CopyTo(path[start..]);
            }
            reader.Read();
            scoped ReadOnlySpan<byte> full = fits ? path[..(start + name.Length)] : default;
            if (reader.TokenType == JsonTokenType.StartObject && IsWanted(full)) Walk(ref reader, full, ref found, scratch);
            else if (fits && reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.StartArray) Take(ref reader, full, ref found, scratch);
            else reader.Skip();
        }
    }

    private static bool IsWanted(scoped ReadOnlySpan<byte> path)
    {
        var dot = path.IndexOf((byte)'.');
        var root = dot < 0 ? path : path[..dot];
        return root.SequenceEqual("http"u8) || root.SequenceEqual("url"u8) || root.SequenceEqual("source"u8) || root.SequenceEqual("client"u8)
            || root.SequenceEqual("user"u8) || root.SequenceEqual("user_agent"u8) || root.SequenceEqual("event"u8) || root.SequenceEqual("log"u8);
    }

    private static void Take(scoped ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> path, ref Fields found, Scratch scratch)
    {
        if (path.SequenceEqual("@timestamp"u8)) found.Time = scratch.Text(ref reader);
        else if (path.SequenceEqual("user.id"u8)) found.UserId = scratch.Text(ref reader);
        else if (path.SequenceEqual("user.name"u8)) found.UserName = scratch.Text(ref reader);
        else if (path.SequenceEqual("source.ip"u8)) found.SourceIp = scratch.Text(ref reader);
        else if (path.SequenceEqual("client.ip"u8)) found.ClientIp = scratch.Text(ref reader);
        else if (path.SequenceEqual("url.path"u8)) found.Path = scratch.Text(ref reader);
        else if (path.SequenceEqual("url.query"u8)) found.Query = scratch.Text(ref reader);
        else if (path.SequenceEqual("url.original"u8)) found.Original = scratch.Text(ref reader);
        else if (path.SequenceEqual("http.request.method"u8)) found.Method = scratch.Text(ref reader);
        else if (path.SequenceEqual("http.request.referrer"u8)) found.Referrer = scratch.Text(ref reader);
        else if (path.SequenceEqual("http.response.status_code"u8)) found.Status = scratch.Text(ref reader);
        else if (path.SequenceEqual("http.response.body.bytes"u8)) found.Bytes = scratch.Text(ref reader);
        else if (path.SequenceEqual("user_agent.original"u8)) found.Agent = scratch.Text(ref reader);
        else if (path.SequenceEqual("event.duration"u8)) found.Duration = scratch.Text(ref reader);
        else if (path.SequenceEqual("log.logger"u8)) found.Logger = scratch.Text(ref reader);
        else reader.Skip();
    }

    private ref struct Fields
    {
        public ReadOnlySpan<byte> Time, UserId, UserName, SourceIp, ClientIp, Path, Query, Original;
        public ReadOnlySpan<byte> Method, Referrer, Status, Bytes, Agent, Duration, Logger;
    }
}
