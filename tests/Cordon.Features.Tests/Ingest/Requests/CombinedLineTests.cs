using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

public sealed class CombinedLineTests
{
    private const string Tail = """ "GET /a?b=1 HTTP/1.1" 200 512 "https://shop.example/" "Browser/1.0" """;

    [Fact]
    public void A_combined_line_gives_all_that_it_says() => Assert.Equal(
        new Parsed(RequestFormat.ApacheCombined, "2024-02-29T22:59:59Z", "192.0.2.7", "mara", "GET", "/a?b=1", 200, 512,
            "https://shop.example/", "Browser/1.0", -1),
        Parsed.From("192.0.2.7 - mara [29/Feb/2024:23:59:59 +0100]" + Tail));

    [Fact]
    public void A_common_line_has_neither_referrer_nor_agent() => Assert.Equal(
        new Parsed(RequestFormat.ApacheCommon, "2024-01-01T00:00:00Z", "192.0.2.7", "", "HEAD", "/", 304, 0, "", "", -1),
        Parsed.From("""192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] "HEAD / HTTP/1.0" 304 -"""));

    [Fact]
    public void Dashes_mean_not_said()
    {
        var line = Parsed.From("""192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] "-" 408 - "-" "-" """);
        Assert.Equal(("", "", "", "", ""), (line.User, line.Method, line.Target, line.Referrer, line.Agent));
    }

    [Theory]
    [InlineData("192.0.2.7 - - ", "192.0.2.7", "")]
    [InlineData("192.0.2.7 - ", "192.0.2.7", "")]                                       // the user field is missing
    [InlineData("192.0.2.7 ", "192.0.2.7", "")]
    [InlineData("192.0.2.7 mara ", "192.0.2.7", "mara")]                                // ident is missing
    [InlineData("192.0.2.7 - mara del sol ", "192.0.2.7", "mara del sol")]
    [InlineData("192.0.2.7 - a [b] c ", "192.0.2.7", "a [b] c")]
    [InlineData("192.0.2.7 - x [01/Jan/2001:00:00:00 +0000] y ", "192.0.2.7", "x [01/Jan/2001:00:00:00 +0000] y")]
    [InlineData("192.0.2.7 - \"\" ", "192.0.2.7", "")]
    [InlineData("www.shop.example 192.0.2.7 - - ", "192.0.2.7", "")]
    [InlineData("shop.example:443 192.0.2.7 - mara ", "192.0.2.7", "mara")]
    [InlineData("198.51.100.1:443 192.0.2.7 - - ", "192.0.2.7", "")]
    [InlineData("shop.example dsl7.isp.example - - ", "dsl7.isp.example", "")]
    [InlineData("dsl7.isp.example - - ", "dsl7.isp.example", "")]
    [InlineData("localhost - - ", "localhost", "")]
    [InlineData("2001:db8::17 - - ", "2001:db8::17", "")]
    [InlineData("[2001:db8::17]:50123 - - ", "2001:db8::17", "")]
    [InlineData("shop.example 2001:db8::17 - - ", "2001:db8::17", "")]
    [InlineData("192.0.2.7:50123 - - ", "192.0.2.7", "")]
    [InlineData("[2001:db8::1]:443 192.0.2.7 - mara ", "192.0.2.7", "mara")]
    [InlineData("203.0.113.9, 10.0.0.1, 10.0.0.2 - mara ", "203.0.113.9", "mara")]
    [InlineData("- 192.0.2.7 - - ", "192.0.2.7", "")]
    public void The_client_and_the_user_are_found_before_the_time(string head, string address, string user)
    {
        var line = Parsed.From(head + "[01/Jan/2024:00:00:00 +0000]" + Tail);
        Assert.Equal((address, user), (line.Address, line.User));
    }

    [Theory]
    [InlineData("GET /a HTTP/1.1", "GET", "/a")]
    [InlineData("GET http://shop.example/a?b HTTP/1.1", "GET", "/a?b")]
    [InlineData("GET https://shop.example:8443 HTTP/1.1", "GET", "/")]
    [InlineData("GET http://shop.example?b HTTP/1.1", "GET", "?b")]
    [InlineData("GET /go?to=http://other.example/x HTTP/1.1", "GET", "/go?to=http://other.example/x")]
    [InlineData("GET go?to=http://other.example/x HTTP/1.1", "GET", "go?to=http://other.example/x")]
    [InlineData("GET /a b c HTTP/1.1", "GET", "/a b c")]
    [InlineData("GET /a b c", "GET", "/a b c")]                                         // HTTP/0.9, or a client that cannot count
    [InlineData("OPTIONS * HTTP/1.1", "OPTIONS", "*")]
    [InlineData("CONNECT shop.example:443 HTTP/1.1", "CONNECT", "")]
    [InlineData("M-SEARCH /a HTTP/1.1", "M-SEARCH", "/a")]
    [InlineData("", "", "")]
    [InlineData("-", "", "")]
    [InlineData(@"\x16\x03\x01\x02 \x01", "", @"\x16\x03\x01\x02 \x01")]
    [InlineData("SSH-2.0-Go", "", "SSH-2.0-Go")]
    [InlineData("hello world", "", "hello world")]
    [InlineData("""GET /a?q=\"x\"&r=\\ HTTP/1.1""", "GET", """/a?q="x"&r=\""")]
    public void The_request_is_split_into_method_and_target(string field, string method, string target)
    {
        var line = Parsed.From($"""192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] "{field}" 400 0 "-" "-" """);
        Assert.Equal((method, target), (line.Method, line.Target));
    }

    [Theory]
    [InlineData("""Browser \"one\" 1.0""", """Browser "one" 1.0""")]
    [InlineData("""ends with a slash \\""", """ends with a slash \""")]
    [InlineData("""bare "quotes, inside""", """bare "quotes, inside""")]
    [InlineData(@"\xe4\xe5", @"\xe4\xe5")]
    public void Quotes_within_the_agent_do_not_end_it(string field, string agent) => Assert.Equal(agent,
        Parsed.From($"""192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 0 "-" "{field}" """).Agent);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_kept_as_they_are()
    {
        byte[] line = [.. "192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] \"GET /caf"u8, 0xE9, .. " HTTP/1.1\" 200 0 \"-\" \"-\""u8];
        Assert.Equal("/caf\u00E9", Parsed.From(line).Target);
    }

    [Theory]
    [InlineData(" 0.034")]
    [InlineData(" \"203.0.113.9\"")]
    [InlineData(" \"203.0.113.9\" 0.034 \"shop.example\" sn=\"x\"")]
    public void More_fields_behind_the_agent_are_passed_over(string more)
    {
        var line = Parsed.From("192.0.2.7 - - [01/Jan/2024:00:00:00 +0000]" + Tail.TrimEnd() + more);
        Assert.Equal((RequestFormat.ApacheCombined, "Browser/1.0", -1), (line.Format, line.Agent, line.DurationMicros));
    }

    [Fact]
    public void Traefiks_tail_gives_the_duration() => Assert.Equal(
        new Parsed(RequestFormat.TraefikClf, "2024-01-01T00:00:00Z", "192.0.2.7", "", "GET", "/a?b=1", 200, 512,
            "https://shop.example/", "Browser/1.0", 12_000),
        Parsed.From("192.0.2.7 - - [01/Jan/2024:00:00:00 +0000]" + Tail + "190 \"web@docker\" \"http://10.0.0.3:80\" 12ms"));

    [Theory]
    [InlineData("31/Dec/2023:23:59:59 -0330", "2024-01-01T03:29:59Z")]
    [InlineData("30/Jun/2012:23:59:60 +0000", "2012-06-30T23:59:59Z")]                  // a leap second
    [InlineData("01/Jan/2024:10:00:00.125 +0000", "2024-01-01T10:00:00.125Z")]
    [InlineData("2024-01-01T10:00:00+02:00", "2024-01-01T08:00:00Z")]                   // nginx, $time_iso8601
    public void Times_become_UTC(string time, string utc) =>
        Assert.Equal(utc, Parsed.From($"192.0.2.7 - - [{time}]" + Tail).At);

    [Fact]
    public void A_status_that_was_not_sent_is_zero() => Assert.Equal(0,
        Parsed.From("""192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] "GET / HTTP/1.1" 000 0 "-" "-" """).Status);
}
