using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

public sealed class RejectedLineTests
{
    private const string Head = "192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] ";

    [Theory]
    [InlineData("", "an empty line")]
    [InlineData(" \t ", "an empty line")]
    [InlineData("hello", "not a request log line")]
    [InlineData("DEBUG: plugin: 2025/09/05 13:53:40 updated", "not a request log line")]
    [InlineData("""time="2024-01-01T00:00:00Z" level=info msg="started" """, "not a request log line")]
    [InlineData("#Fields: date time c-ip cs-method", "a comment or header line, not a request")]
    [InlineData("[Thu Oct 13 12:24:49.880562 2022] [core:error] [pid 10] [client 192.0.2.7:50] AH0: x", "an error-log line, not a request")]
    [InlineData("2021/12/01 13:53:33 [error] 31#31: *46 open() failed, client: 192.0.2.7", "an error-log line, not a request")]
    [InlineData("- - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "no client address")]
    [InlineData("[01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "no client address")]
    [InlineData("300.0.2.7 - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "the client address is neither an IP address nor a host name")]
    [InlineData("010.0.2.7 - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "the client address is neither an IP address nor a host name")]
    [InlineData("1.2.3 - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "the client address is neither an IP address nor a host name")]
    [InlineData("unix: - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "the client address is neither an IP address nor a host name")]
    [InlineData("2001:db8::g - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "the client address is neither an IP address nor a host name")]
    [InlineData("Oct 10 13:55:36 web nginx: 192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", "the client address is neither an IP address nor a host name")]
    [InlineData("192.0.2.7 - - [01/Jan/2024:00:00:00 +0000]", "no request after the time")]
    [InlineData("192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] GET / 200", "no request after the time")]
    public void A_line_that_is_no_request_says_so(string line, string reason) => Assert.Equal(reason, Parsed.ReasonFor(line));

    [Theory]
    [InlineData("30/Feb/2024:00:00:00 +0000")]
    [InlineData("29/Feb/2023:00:00:00 +0000")]
    [InlineData("00/Jan/2024:00:00:00 +0000")]
    [InlineData("01/Jam/2024:00:00:00 +0000")]
    [InlineData("01/Jan/2024:24:00:00 +0000")]
    [InlineData("01/Jan/2024:00:60:00 +0000")]
    [InlineData("01/Jan/2024:00:00:61 +0000")]
    [InlineData("01/Jan/2024:00:00:00 +0060")]
    [InlineData("01/Jan/2024:00:00:00")]
    [InlineData("01/Jan/0000:00:00:00 +0000")]
    [InlineData("31/Dec/9999:23:59:59 -0100")]
    [InlineData("yesterday")]
    public void A_time_that_is_no_date_is_not_guessed(string time) =>
        Assert.Equal("the time is not a date", Parsed.ReasonFor($"""192.0.2.7 - - [{time}] "GET / HTTP/1.1" 200 0 "-" "-" """));

    [Theory]
    [InlineData("\"GET / HTTP/1.1", "the request is never closed (no quote at the end)")]
    [InlineData("\"GET / HTTP/1.1\"", "no status after the request")]
    [InlineData("\"GET / HTTP/1.1\" OK 5", "the status is not a number from 100 to 999")]
    [InlineData("\"GET / HTTP/1.1\" 99 5", "the status is not a number from 100 to 999")]
    [InlineData("\"GET / HTTP/1.1\" 1000 5", "the status is not a number from 100 to 999")]
    [InlineData("\"GET / HTTP/1.1\" -200 5", "the status is not a number from 100 to 999")]
    [InlineData("\"GET / HTTP/1.1\" 200", "no byte count after the status")]
    [InlineData("\"GET / HTTP/1.1\" 200 many", "the byte count is not a number")]
    [InlineData("\"GET / HTTP/1.1\" 200 -5", "the byte count is not a number")]
    [InlineData("\"GET / HTTP/1.1\" 200 99999999999999999999", "the byte count is not a number")]
    [InlineData("\"GET / HTTP/1.1\" 200 5 \"https://shop", "the referrer is never closed (no quote at the end)")]
    [InlineData("\"GET / HTTP/1.1\" 200 5 \"-\" \"Browser/1.0", "the user agent is never closed (no quote at the end)")]
    [InlineData("\"GET / HTTP/1.1\" 200 5 \"-\" \"Browser/1.0\\\"", "the user agent is never closed (no quote at the end)")]
    [InlineData("\"GET / HTTP/1.1\" 200 5 \"-\" \"Browser/1.0\" \"203.0", "a field after the user agent is never closed (no quote at the end)")]
    public void A_damaged_request_names_the_field_that_is_wrong(string tail, string reason) => Assert.Equal(reason, Parsed.ReasonFor(Head + tail));

    [Fact]
    public void A_line_beyond_the_limit_is_not_parsed() => Assert.Equal("longer than 65,536 bytes",
        Parsed.ReasonFor(Head + $"\"GET /{new string('a', LineReader.MaxLineBytes)} HTTP/1.1\" 200 5"));

    [Fact]
    public void A_line_of_brackets_alone_is_rejected_at_once() =>
        Assert.Equal("not a request log line", Parsed.ReasonFor(new string('[', LineReader.MaxLineBytes)));

    [Fact]
    public void A_rejected_line_leaves_nothing_behind()
    {
        var parser = new RequestLineParser();
        Assert.True(parser.TryParse("192.0.2.7 - mara [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5"u8, out _, out _));
        Assert.False(parser.TryParse("192.0.2.7 - mara [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 x"u8, out var request, out _));
        Assert.Equal((0L, 0, 0), (request.UtcTicks, request.Address.Length, request.Target.Length));
        Assert.Equal(RequestFormat.None, parser.Format);
    }
}
