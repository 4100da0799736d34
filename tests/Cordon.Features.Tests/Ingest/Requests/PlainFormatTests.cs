using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

/// <summary>Envoy's text, the AWS balancer's lines, and the prefix that Kubernetes puts before any of them.</summary>
public sealed class PlainFormatTests
{
    private const string Envoy =
        """[2024-01-01T20:17:00.310Z] "POST /api/v1/things?x HTTP/2" 204 - 154 70 226 100 "192.0.2.7, 10.0.0.1" "Client/2.0" "id-1" "shop.example" "tcp://10.0.2.1:80" """;

    private const string Alb =
        """https 2024-01-01T12:23:00.186641Z app/lb/1 192.0.2.7:44740 10.0.0.1:80 0.086 0.048 0.037 200 201 34 366 "GET https://shop.example:443/a?b HTTP/1.1" "Tool/7 \"x\"" TLS-A TLSv1.2 arn:x "Root=1" "-" """;

    [Fact]
    public void Envoys_default_text_is_read() => Assert.Equal(
        new Parsed(RequestFormat.EnvoyText, "2024-01-01T20:17:00.31Z", "192.0.2.7", "", "POST", "/api/v1/things?x", 204, 70, "", "Client/2.0", 226_000),
        Parsed.From(Envoy));

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("-", "192.0.2.7")]
    public void Istios_default_text_is_read(string forwarded, string address) => Assert.Equal(
        new Parsed(RequestFormat.EnvoyText, "2024-01-01T21:26:18.409Z", address, "", "GET", "/status/418", 418, 135, "", "curl/7.73", 3_000),
        Parsed.From($"""[2024-01-01T21:26:18.409Z] "GET /status/418 HTTP/1.1" 418 - via_upstream - "-" 0 135 3 1 "{forwarded}" "curl/7.73" "id-1" "shop.example:8000" "127.0.0.1:80" inbound|8000|| 127.0.0.1:41854 10.44.1.27:80 192.0.2.7:37652 outbound_.8000 default"""));

    [Fact]
    public void Envoy_without_a_request_has_no_method() =>
        Assert.Equal(("", ""), (Parsed.From(Envoy.Replace("POST /api/v1/things?x HTTP/2", "- - HTTP/1.1")).Method, Parsed.From(Envoy.Replace("POST /api/v1/things?x HTTP/2", "-")).Target));

    [Theory]
    [InlineData("\"192.0.2.7, 10.0.0.1\"", "\"-\"", "no client address")]
    [InlineData("2024-01-01T", "2024-13-01T", "the time is not a date")]
    [InlineData(" 204 ", " 20 ", "the status is not a number from 100 to 999")]
    [InlineData(" 154 70 ", " 154 x ", "the byte count is not a number")]
    [InlineData("226 100 \"192.0.2.7, 10.0.0.1\" \"Client/2.0\" \"id-1\" \"shop.example\" \"tcp://10.0.2.1:80\"", "226", "the line ends before its last field")]
    [InlineData("Client/2.0\" \"id-1\" \"shop.example\" \"tcp://10.0.2.1:80\"", "Client", "the user agent is never closed (no quote at the end)")]
    [InlineData("10.0.2.1:80\"", "10.0", "a field after the user agent is never closed (no quote at the end)")]
    [InlineData("\"POST /api/v1/things?x HTTP/2\"", "POST", "no request after the time")]
    public void A_damaged_Envoy_line_says_what_is_wrong(string part, string instead, string reason) =>
        Assert.Equal(reason, Parsed.ReasonFor(Envoy.Replace(part, instead)));

    [Fact]
    public void A_line_of_the_AWS_balancer_is_read() => Assert.Equal(
        new Parsed(RequestFormat.AwsAlb, "2024-01-01T12:23:00.186641Z", "192.0.2.7", "", "GET", "/a?b", 200, 366, "", "Tool/7 \"x\"", 171_000),
        Parsed.From(Alb));

    [Theory]
    [InlineData("-1 -1 -1", -1)]
    [InlineData("0.001 -1 0.002", 3_000)]
    [InlineData("0.000 0.000 0.000", 0)]
    public void Durations_the_balancer_does_not_know_are_left_out(string durations, long micros) =>
        Assert.Equal(micros, Parsed.From(Alb.Replace("0.086 0.048 0.037", durations)).DurationMicros);

    [Theory]
    [InlineData("GET https://shop.example:443/a?b HTTP/1.1", "- http://shop.example:80- -", "", "")]
    [InlineData("GET https://shop.example:443/a?b HTTP/1.1", "-", "", "")]
    public void A_request_the_balancer_could_not_read_has_no_method(string part, string instead, string method, string target)
    {
        var line = Parsed.From(Alb.Replace(part, instead));
        Assert.Equal((method, target), (line.Method, line.Target));
    }

    [Theory]
    [InlineData("192.0.2.7:44740", "-", "no client address")]
    [InlineData("2024-01-01T", "2024-02-31T", "the time is not a date")]
    [InlineData(" 200 201 ", " abc 201 ", "the status is not a number from 100 to 999")]
    [InlineData("\"Tool/7 \\\"x\\\"\" TLS-A TLSv1.2 arn:x \"Root=1\" \"-\"", "", "the line ends before its last field")]
    [InlineData("\"Root=1\" \"-\"", "\"Root", "a field after the user agent is never closed (no quote at the end)")]
    public void A_damaged_line_of_the_balancer_says_what_is_wrong(string part, string instead, string reason) =>
        Assert.Equal(reason, Parsed.ReasonFor(Alb.Replace(part, instead)));

    [Theory]
    [InlineData(Envoy, RequestFormat.EnvoyText)]
    [InlineData(Alb, RequestFormat.AwsAlb)]
    [InlineData("192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 0", RequestFormat.ApacheCommon)]
    [InlineData("""{"start_time":"2024-01-01T00:00:00Z","method":"GET","path":"/","downstream_remote_address":"192.0.2.7:1"}""", RequestFormat.EnvoyJson)]
    public void The_prefix_of_Kubernetes_may_stand_before_any_format(string line, RequestFormat format)
    {
        var prefixed = Parsed.From("2025-12-31T17:40:00.000000100+01:00 stdout F " + line);
        Assert.Equal((format, "192.0.2.7"), (prefixed.Format, prefixed.Address));
        Assert.Equal(Parsed.From(line), prefixed);
    }

    [Theory]
    [InlineData("2025-12-31T17:40:00.1Z stdout P 192.0.2.7 - - [01/", "half a line (the container runtime split it)")]
    [InlineData("2025-12-31T17:40:00.1Z stderr F 2021/12/01 13:53:33 [error] 31#31: x", "an error-log line, not a request")]
    [InlineData("2025-12-31T17:40:00.1Z stdout F ", "an empty line")]
    [InlineData("2025-12-31T17:40:00.1Z stdout F started", "not a request log line")]
    public void What_Kubernetes_wraps_may_be_no_request(string line, string reason) => Assert.Equal(reason, Parsed.ReasonFor(line));
}
