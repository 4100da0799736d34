using System.Text;
using System.Text.Json;
using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>One JSON object a line, told apart by the names at its top level, never by values: those are the client's to choose.</summary>
internal static class JsonLine
{
    private const int MaxLoggerBytes = 64;

    public static string? Read(ReadOnlySpan<byte> line, ref RequestLine request, Scratch scratch, out RequestFormat format)
    {
        format = RequestFormat.None;
        try
        {
            format = Recognise(line, out var logger);
            var reader = new Utf8JsonReader(line);
            reader.Read();
            var why = format switch
            {
                RequestFormat.CaddyJson => CaddyJson.Read(ref reader, ref request, scratch),
                RequestFormat.TraefikJson => TraefikJson.Read(ref reader, ref request, scratch),
                RequestFormat.EcsJson => EcsJson.Read(ref reader, ref request, scratch),
                RequestFormat.EnvoyJson => EnvoyJson.Read(ref reader, ref request, scratch),
                _ => NoRequest(logger),
            };
            // Only now is it known that nothing follows the object.
            return why is null && reader.Read() ? Reasons.NoRequestInJson : why;
        }
        catch (JsonException broken)
        {
            return Reasons.BrokenJson((broken.BytePositionInLine ?? 0) + 1);
        }
    }

    /// <summary>The reason for a line without a request, with the name of the program's part that wrote it.</summary>
    public static string NoRequest(ReadOnlySpan<byte> logger)
    {
        var isName = logger.Length is > 0 and <= MaxLoggerBytes && ClientAddress.IsHost(logger) && logger.Contains((byte)'.');
        return isName ? $"{Reasons.NoRequestInJson} (logger {Encoding.ASCII.GetString(logger)})" : Reasons.NoRequestInJson;
    }

    private static RequestFormat Recognise(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> logger)
    {
        logger = default;
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (Recognise(name, reader.TokenType) is not RequestFormat.None and var format) return format;
            if (name.SequenceEqual("logger"u8) && reader.TokenType == JsonTokenType.String) logger = reader.ValueSpan;
            reader.Skip();
        }
        return RequestFormat.None;
    }

    private static RequestFormat Recognise(ReadOnlySpan<byte> name, JsonTokenType value)
    {
        if (name.SequenceEqual("request"u8)) return value == JsonTokenType.StartObject ? RequestFormat.CaddyJson : RequestFormat.None;
        if (TraefikJson.Marks(name)) return RequestFormat.TraefikJson;
        if (EcsJson.Marks(name)) return RequestFormat.EcsJson;
        return EnvoyJson.Marks(name) ? RequestFormat.EnvoyJson : RequestFormat.None;
    }
}
