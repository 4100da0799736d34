using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Features.Demo.Traffic;

/// <summary>Writes requests as gzipped NDJSON with the names of the Elastic Common Schema.</summary>
internal sealed class DemoRequestWriter : IAsyncDisposable
{
    private const int FlushBytes = 1 << 16;
    private const int MaxLineBytes = 1 << 12;

    private static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("@timestamp");
    private static readonly JsonEncodedText User = JsonEncodedText.Encode("user.id");
    private static readonly JsonEncodedText Source = JsonEncodedText.Encode("source.ip");
    private static readonly JsonEncodedText Method = JsonEncodedText.Encode("http.request.method");
    private static readonly JsonEncodedText Path = JsonEncodedText.Encode("url.path");
    private static readonly JsonEncodedText Query = JsonEncodedText.Encode("url.query");
    private static readonly JsonEncodedText Referrer = JsonEncodedText.Encode("http.request.referrer");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("http.response.status_code");
    private static readonly JsonEncodedText Bytes = JsonEncodedText.Encode("http.response.body.bytes");
    private static readonly JsonEncodedText Duration = JsonEncodedText.Encode("event.duration");
    private static readonly JsonEncodedText Agent = JsonEncodedText.Encode("user_agent.original");
    private static readonly JsonEncodedText Get = JsonEncodedText.Encode("GET");
    private static readonly JsonEncodedText Post = JsonEncodedText.Encode("POST");

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushBytes + MaxLineBytes);
    private readonly GZipStream _gzip;
    private readonly Utf8JsonWriter _json;

    public DemoRequestWriter(string path)
    {
        // GZipStream leaves the header's time and name empty, so equal content gives equal files (by the same version of .NET).
        _gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        // The relaxed encoder writes + and & as they are, as log shippers do; nobody embeds this in a page.
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public async Task WriteAsync(IReadOnlyList<DemoRequest> requests, CancellationToken cancel)
    {
        for (var index = 0; index < requests.Count; index++)
        {
            Write(requests[index]);
            if (_buffer.WrittenCount < FlushBytes) continue;
            await _gzip.WriteAsync(_buffer.WrittenMemory, cancel);
            _buffer.ResetWrittenCount();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gzip.WriteAsync(_buffer.WrittenMemory);
        await _json.DisposeAsync();
        await _gzip.DisposeAsync();
    }

    private void Write(in DemoRequest request)
    {
        Span<char> time = stackalloc char[24];
        new DateTime(request.UtcTicks, DateTimeKind.Utc).TryFormat(time, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _json.WriteStartObject();
        _json.WriteString(Timestamp, time[..length]);
        _json.WriteString(User, request.Account.ExternalId);
        _json.WriteString(Source, request.Address);
        _json.WriteString(Method, request.Route is DemoRoute.Login or DemoRoute.Generate ? Post : Get);
        _json.WriteString(Path, request.Path);
        if (request.Query is not null) _json.WriteString(Query, request.Query);
        if (request.Referrer is not null) _json.WriteString(Referrer, request.Referrer);
        _json.WriteNumber(Status, request.Answer.Status);
        _json.WriteNumber(Bytes, request.Answer.Bytes);
        _json.WriteNumber(Duration, request.Answer.Nanoseconds);
        _json.WriteString(Agent, request.Agent);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
    }
}
