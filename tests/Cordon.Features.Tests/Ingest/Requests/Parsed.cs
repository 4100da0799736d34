using System.Text;
using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

/// <summary>A parsed line in strings, so that tests can compare.</summary>
internal sealed record Parsed(
    RequestFormat Format, string At, string Address, string User, string Method, string Target,
    int Status, long Bytes, string Referrer, string Agent, long DurationMicros)
{
    public static Parsed From(string line) => From(Encoding.UTF8.GetBytes(line));

    public static Parsed From(byte[] line)
    {
        var parser = new RequestLineParser();
        Assert.True(parser.TryParse(line, out var request, out var reason), reason);
        Assert.Equal("", reason);
        return new Parsed(
            parser.Format, new DateTime(request.UtcTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"),
            Text(request.Address), Text(request.User), Text(request.Method), Text(request.Target),
            request.Status, request.Bytes, Text(request.Referrer), Text(request.Agent), request.DurationMicros);
    }

    public static string ReasonFor(string line) => ReasonFor(Encoding.UTF8.GetBytes(line));

    public static string ReasonFor(byte[] line)
    {
        var parser = new RequestLineParser();
        Assert.False(parser.TryParse(line, out _, out var reason), "The line was accepted.");
        Assert.Equal(RequestFormat.None, parser.Format);
        Assert.NotEqual("", reason);
        return reason;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
