using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

public sealed class JsonFormatTests
{
    private const string Caddy = """
        {"level":"info","ts":1693840791.7564995,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"10.0.0.1","client_ip":"192.0.2.7","proto":"HTTP/1.1","method":"GET","host":"shop.example","uri":"/a?b","headers":{"Accept":["*/*"],"User-Agent":["Tool/7","other"],"Referer":["https://shop.example/"]}},"bytes_read":0,"user_id":"mara","duration":0.000002701,"size":18630,"status":200,"resp_headers":{"Server":["Caddy"]}}
        """;

    private const string Traefik = """
        {"ClientAddr":"10.0.0.1:39496","ClientHost":"192.0.2.7,10.0.0.50","ClientUsername":"-","DownstreamContentSize":357,"DownstreamStatus":200,"Duration":357313,"RequestMethod":"GET","RequestPath":"/a?b","ServiceURL":{"Scheme":"http","User":null},"StartLocal":"2021-12-08T15:02:43.5+01:00","StartUTC":"2021-12-08T14:02:43.587782192Z","request_user-agent":"Tool/7","request_Referer":"https://shop.example/","time":"2021-12-08T14:02:43Z"}
        """;

    private const string EcsNested = """
        {"@timestamp":"2024-01-01T10:00:00.123Z","user":{"id":"u-1","name":"mara"},"source":{"ip":"192.0.2.7"},"client":{"ip":"10.0.0.9"},"url":{"path":"/a","query":"b=1"},"http":{"request":{"method":"GET","referrer":"https://shop.example/"},"response":{"status_code":200,"body":{"bytes":512}}},"user_agent":{"original":"Tool/7"},"event":{"duration":1500000}}
        """;

    private const string EcsDotted = """
        {"@timestamp":1704103200123,"user.name":"mara","user.id":"u-1","client.ip":"10.0.0.9","source.ip":"192.0.2.7","url.query":"b=1","url.path":"/a","http.request":{"method":"GET"},"http":{"request.referrer":"https://shop.example/"},"http.response.status_code":"200","http.response.body.bytes":"512","user_agent.original":"Tool/7","event.duration":1500000}
        """;

    private const string Envoy = """
        {"start_time":"2025-12-31T16:40:00.100Z","method":"GET","x-envoy-origin-path":"/a?b","path":"/rewritten","response_code":404,"bytes_sent":12,"duration":7,"user-agent":"Tool/7","referer":null,"downstream_remote_address":"192.0.2.7:40000","x-forwarded-for":"203.0.113.9",":authority":"shop.example"}
        """;

    [Fact]
    public void Caddys_line_is_read() => Assert.Equal(
        new Parsed(RequestFormat.CaddyJson, "2023-09-04T15:19:51.7564995Z", "192.0.2.7", "mara", "GET", "/a?b", 200, 18_630, "https://shop.example/", "Tool/7", 2),
        Parsed.From(Caddy));

    [Theory]
    [InlineData("1693840791.7564995", "\"2023-09-04T15:19:51.756+0000\"", "2023-09-04T15:19:51.756Z")]
    [InlineData("1693840791.7564995", "1.6938407915e9", "2023-09-04T15:19:51.5Z")]
    [InlineData("1693840791.7564995", "1693840791756.5", "2023-09-04T15:19:51.7565Z")]         // unix_milli_float
    public void Caddys_time_may_be_written_otherwise(string part, string instead, string at) => Assert.Equal(at, Parsed.From(Caddy.Replace(part, instead)).At);

    [Fact]
    public void Caddys_client_is_the_other_end_when_no_proxy_is_trusted() =>
        Assert.Equal("10.0.0.1", Parsed.From(Caddy.Replace("\"client_ip\":\"192.0.2.7\",", "")).Address);

    [Fact]
    public void Traefiks_line_is_read() => Assert.Equal(
        new Parsed(RequestFormat.TraefikJson, "2021-12-08T14:02:43.5877821Z", "192.0.2.7", "", "GET", "/a?b", 200, 357, "https://shop.example/", "Tool/7", 357),
        Parsed.From(Traefik));

    [Theory]
    [InlineData(EcsNested)]
    [InlineData(EcsDotted)]
    public void An_ECS_line_is_read_nested_and_dotted(string line) => Assert.Equal(
        new Parsed(RequestFormat.EcsJson, "2024-01-01T10:00:00.123Z", "192.0.2.7", "u-1", "GET", "/a?b=1", 200, 512, "https://shop.example/", "Tool/7", 1_500),
        Parsed.From(line));

    [Fact]
    public void ECS_falls_back_to_name_client_and_original()
    {
        var line = Parsed.From("""{"@timestamp":"2024-01-01T10:00:00Z","user":{"name":"mara"},"client":{"ip":"192.0.2.7"},"url":{"original":"https://shop.example/a?b"},"http":{"request":{"method":"GET"}}}""");
        Assert.Equal(("mara", "192.0.2.7", "/a?b", -1), (line.User, line.Address, line.Target, line.DurationMicros));
    }

    [Fact]
    public void Envoys_JSON_is_read() => Assert.Equal(
        new Parsed(RequestFormat.EnvoyJson, "2025-12-31T16:40:00.1Z", "192.0.2.7", "", "GET", "/a?b", 404, 12, "", "Tool/7", 7_000),
        Parsed.From(Envoy));

    [Theory]
    [InlineData("\"downstream_remote_address\":\"192.0.2.7:40000\"", "\"downstream_remote_address\":\"-\"", "203.0.113.9")]
    [InlineData("192.0.2.7:40000", "[2001:db8::17]:40000", "2001:db8::17")]
    public void Envoys_client_is_the_downstream_end_else_the_forwarded(string part, string instead, string address) =>
        Assert.Equal(address, Parsed.From(Envoy.Replace(part, instead)).Address);

    [Theory]
    [InlineData("\\\"x\\\"", "\"x\"")]
    [InlineData("""a\/b\\c\td""", "a/b\\c\td")]
    [InlineData("""\u0041\u00e9""", "AÃ©")]                                    // two bytes of UTF-8, shown as Latin-1
    [InlineData("""\ud83d\ude00""", "ð\u009F\u0098\u0080")]
    [InlineData("""\ud83dx""", "ï¿½x")]                                        // half a pair
    [InlineData("""\ud83d""", "ï¿½")]
    public void Escapes_in_JSON_are_undone(string written, string agent) => Assert.Equal(agent, Parsed.From(Caddy.Replace("Tool/7", written)).Agent);

    [Fact]
    public void A_clients_words_do_not_decide_the_format() =>
        Assert.Equal(RequestFormat.CaddyJson, Parsed.From(Caddy.Replace("Tool/7", "@timestamp").Replace("\"msg\":\"handled request\"", "\"msg\":\"ClientHost\"")).Format);

    [Theory]
    [InlineData("""{"level":"debug","ts":1742400753.05,"logger":"http.handlers.reverse_proxy","msg":"selected upstream"}""", "no request in this JSON line (logger http.handlers.reverse_proxy)")]
    [InlineData("""{"level":"debug","ts":1,"logger":"http.handlers.reverse_proxy","request":{"method":"GET","remote_ip":"192.0.2.7"},"status":200}""", "no request in this JSON line (logger http.handlers.reverse_proxy)")]
    [InlineData("""{"level":"info","logger":"Mara Solano <mara@shop.example>","msg":"x"}""", "no request in this JSON line")]
    [InlineData("""{"@timestamp":"2024-01-01T10:00:00Z","log":{"logger":"app.main"},"message":"started"}""", "no request in this JSON line (logger app.main)")]
    [InlineData("""{"start_time":"2024-01-01T10:00:00Z","downstream_remote_address":"192.0.2.7:1"}""", "no request in this JSON line")]
    [InlineData("""{"a":1}""", "no request in this JSON line")]
    [InlineData("{}", "no request in this JSON line")]
    public void A_JSON_line_without_a_request_says_who_wrote_it(string line, string reason) => Assert.Equal(reason, Parsed.ReasonFor(line));

    [Theory]
    [InlineData("""{"a":1""", "broken JSON at byte 7")]
    [InlineData("""{"a":x}""", "broken JSON at byte 6")]
    [InlineData("""{"StartUTC":"2024-01-01T10:00:00Z","ClientHost":"192.0.2.7"} x""", "broken JSON at byte 62")]
    public void Broken_JSON_says_where(string line, string reason) => Assert.Equal(reason, Parsed.ReasonFor(line));

    [Theory]
    [InlineData(Caddy, "\"ts\":", "no time in this JSON line (the field ts is missing)")]
    [InlineData(Caddy, "\"client_ip\":|\"remote_ip\":", "no client address in this JSON line (the field request.client_ip is missing)")]
    [InlineData(Traefik, "\"StartUTC\":|\"StartLocal\":", "no time in this JSON line (the field StartUTC is missing)")]
    [InlineData(Traefik, "\"ClientHost\":|\"ClientAddr\":", "no client address in this JSON line (the field ClientHost is missing)")]
    [InlineData(EcsDotted, "\"@timestamp\":", "no time in this JSON line (the field @timestamp is missing)")]
    [InlineData(EcsDotted, "\"source.ip\":|\"client.ip\":", "no client address in this JSON line (the field source.ip is missing)")]
    [InlineData(Envoy, "\"start_time\":", "no time in this JSON line (the field start_time is missing)")]
    [InlineData(Envoy, "\"downstream_remote_address\":|\"x-forwarded-for\":", "no client address in this JSON line (the field downstream_remote_address is missing)")]
    public void A_missing_time_or_address_is_named(string line, string fields, string reason)
    {
        foreach (var field in fields.Split('|')) line = line.Replace(field, $"\"not{field[1..]}");
        Assert.Equal(reason, Parsed.ReasonFor(line));
    }

    [Theory]
    [InlineData(Caddy, "1693840791.7564995", "\"noon\"", "the time is not a date")]
    [InlineData(Caddy, "\"status\":200", "\"status\":20", "the status is not a number from 100 to 999")]
    [InlineData(Caddy, "\"size\":18630", "\"size\":-1", "the byte count is not a number")]
    [InlineData(Caddy, "192.0.2.7", "not an address", "the client address is neither an IP address nor a host name")]
    [InlineData(Traefik, "2021-12-08T14:02:43.587782192Z", "2021-12-32T14:02:43Z", "the time is not a date")]
    [InlineData(Traefik, "\"DownstreamStatus\":200", "\"DownstreamStatus\":1200", "the status is not a number from 100 to 999")]
    [InlineData(EcsNested, "2024-01-01T10:00:00.123Z", "2024-01-01", "the time is not a date")]
    [InlineData(Envoy, "\"bytes_sent\":12", "\"bytes_sent\":1.5", "the byte count is not a number")]
    public void A_field_that_cannot_be_is_named(string line, string part, string instead, string reason) =>
        Assert.Equal(reason, Parsed.ReasonFor(line.Replace(part, instead)));
}
