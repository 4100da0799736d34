using System.Text;
using CsCheck;
using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

/// <summary>Whatever a file holds, a line is a request or has a reason; nothing throws.</summary>
public sealed class AnyBytesTests
{
    private static readonly string[] Sound =
    [
        """shop.example 192.0.2.7 - mara [01/Jan/2024:00:00:00 +0000] "GET /a?\"b HTTP/1.1" 200 512 "https://shop.example/" "Browser \\ 1" 190 "r" "u" 12ms""",
        """2025-12-31T17:40:00.1+01:00 stdout F [2024-01-01T20:17:00.310Z] "POST /a HTTP/2" 204 - 154 70 226 100 "192.0.2.7" "C/2" "id" "shop" "tcp" """,
        """https 2024-01-01T12:23:00.1Z app/lb/1 192.0.2.7:44740 10.0.0.1:80 0.086 -1 0.037 200 201 34 366 "GET https://shop.example:443/a HTTP/1.1" "T" x""",
        """{"ts":1693840791.75,"logger":"http.log.access","request":{"client_ip":"192.0.2.7","method":"GET","uri":"/\ud83d\ude00","headers":{"User-Agent":["a","b"]}},"duration":1e-6,"size":1,"status":200}""",
        """{"StartUTC":"2024-01-01T00:00:00Z","ClientHost":"192.0.2.7","Duration":5,"RequestPath":"/\"a","DownstreamStatus":200,"x":{"y":[1,{"z":null}]}}""",
        """{"@timestamp":"2024-01-01T00:00:00Z","source":{"ip":["192.0.2.7"]},"url":{"path":"/a","query":"b"},"http":{"response":{"status_code":"200"}}}""",
        """{"start_time":"2024-01-01T00:00:00Z","downstream_remote_address":"[::1]:1","method":"GET","path":"http://h/x","response_code":200,"duration":7}""",
    ];

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 300].Sample(Parse, iter: 20_000);

    [Fact]
    public void Damaged_lines_never_throw() =>
        Gen.Select(Gen.OneOf(Sound), Gen.Select(Gen.Int[0, 250], Gen.OneOf(Gen.Byte, Gen.OneOf("\"\\[]{}:, -.09"u8.ToArray()))).Array[0, 6], Gen.Int[0, 250])
            .Sample((line, changes, cut) =>
            {
                var bytes = Encoding.UTF8.GetBytes(line);
                foreach (var (at, to) in changes) bytes[at % bytes.Length] = to;
                Parse(bytes);
                Parse(bytes[..(cut % bytes.Length)]);
                Parse(bytes[(cut % bytes.Length)..]);
            }, iter: 20_000);

    [Fact]
    public void The_sound_lines_are_requests_and_no_start_of_a_JSON_line_is_one() => Assert.All(Sound, line =>
    {
        Parsed.From(line);
        if (line[0] != '{') return;
        for (var length = 1; length < line.Length; length++) Parsed.ReasonFor(Encoding.UTF8.GetBytes(line)[..length]);
    });

    [Fact]
    public void An_accepted_line_costs_no_memory() => Assert.All(Sound, line =>
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var parser = new RequestLineParser();
        var accepted = parser.TryParse(bytes, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) accepted &= parser.TryParse(bytes, out _, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(accepted);
        Assert.Equal(0, allocated);
    });

    private static void Parse(byte[] line)
    {
        var parser = new RequestLineParser();
        var accepted = parser.TryParse(line, out var request, out var reason);
        Assert.Equal(accepted, reason == "");
        Assert.Equal(accepted, parser.Format != RequestFormat.None);
        if (!accepted) return;
        Assert.InRange(request.UtcTicks, 1, DateTime.MaxValue.Ticks);
        Assert.False(request.Address.IsEmpty);
        Assert.True(request.Status is 0 or (>= 100 and <= 999));
        Assert.True(request.Bytes >= 0 && request.DurationMicros >= -1);
    }
}
