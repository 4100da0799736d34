using System.IO.Compression;
using System.Text;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.RealData.Tests.Ingest;

public sealed class RequestLogTests
{
    private sealed record Read(Dictionary<RequestFormat, int> Accepted, List<(long Line, string Reason)> Rejected);

    [Fact]
    public void A_real_Apache_log_is_read_but_for_the_one_broken_line()
    {
        var read = ReadAll(RealData.Semicomplete);
        Assert.Equal(9_999, Assert.Single(read.Accepted, f => f.Key == RequestFormat.ApacheCombined).Value);
        Assert.Equal([(8_899L, "the user agent is never closed (no quote at the end)")], read.Rejected);
    }

    [Fact]
    public void The_numbers_of_a_real_Apache_log_are_those_that_were_counted_by_hand()
    {
        using var content = IngestFile.OpenContent(RealData.Semicomplete, 0);
        var reader = new LineReader(content.Stream);
        var parser = new RequestLineParser();
        var addresses = new HashSet<string>();
        var agents = new HashSet<string>();
        var statuses = new int[6];
        long first = long.MaxValue, last = 0;
        while (reader.TryRead(out var line))
        {
            if (!parser.TryParse(line, out var request, out _)) continue;
            addresses.Add(Encoding.ASCII.GetString(request.Address));
            agents.Add(Encoding.Latin1.GetString(request.Agent));
            statuses[request.Status / 100]++;
            (first, last) = (Math.Min(first, request.UtcTicks), Math.Max(last, request.UtcTicks));
        }
        // SOURCE.md counts 558 agents and 9,171 answers with 2xx over all 10,000 lines; the broken one is a 200.
        Assert.Equal(1_753, addresses.Count);
        Assert.Equal([0, 0, 9_170, 609, 217, 3], statuses);
        Assert.Equal(558, agents.Count);
        Assert.Equal(new DateTime(2015, 5, 17), new DateTime(first).Date);
        Assert.Equal(new DateTime(2015, 5, 20), new DateTime(last).Date);
    }

    [Theory]
    [InlineData("apache-http-probing/apache-http-probing.log", RequestFormat.ApacheCommon, 77)]
    [InlineData("aws-alb-http-bad-user-agent/aws-alb-http-bad-user-agent.log", RequestFormat.AwsAlb, 4)]
    [InlineData("envoy-http-crawl-non_statics/envoy-http-crawl-non_statics.log", RequestFormat.EnvoyJson, 41)]
    [InlineData("http-dos-bypass-cache/http_dos_bypass_cache.log", RequestFormat.ApacheCombined, 356)]
    [InlineData("http-dos-random-uri/http_dos_random_uri.log", RequestFormat.ApacheCombined, 66)]
    [InlineData("http-dos-switching-ua/http-dos-switching-ua.log", RequestFormat.ApacheCombined, 15)]
    [InlineData("traefik_base-http-scenario/traefik_base-http-scenario.log", RequestFormat.TraefikJson, 80)]
    public void A_scenario_is_read_to_its_last_line(string file, RequestFormat format, int lines)
    {
        var read = ReadAll(RealData.Scenario(file));
        Assert.Equal([], read.Rejected);
        Assert.Equal(new() { [format] = lines }, read.Accepted);
    }

    [Fact]
    public void The_Apache_samples_hold_two_error_lines()
    {
        var read = ReadAll(RealData.Scenario("apache2-logs/apache2-logs.log"));
        Assert.Equal(new() { [RequestFormat.ApacheCombined] = 6, [RequestFormat.ApacheCommon] = 1 }, read.Accepted);
        Assert.Equal([(8L, "an error-log line, not a request"), (9L, "an error-log line, not a request")], read.Rejected);
    }

    [Fact]
    public void The_nginx_samples_hold_one_error_line()
    {
        var read = ReadAll(RealData.Scenario("nginx_http-logs/nginx_http-logs.log"));
        Assert.Equal(new() { [RequestFormat.ApacheCombined] = 8 }, read.Accepted);
        Assert.Equal([(9L, "an error-log line, not a request")], read.Rejected);
    }

    [Fact]
    public void The_Caddy_samples_hold_one_line_of_the_proxy_and_a_blank_one()
    {
        var read = ReadAll(RealData.Scenario("caddy-logs/caddy-logs.log"));
        Assert.Equal(new() { [RequestFormat.CaddyJson] = 10 }, read.Accepted);
        Assert.Equal([(11L, "no request in this JSON line (logger http.handlers.reverse_proxy)"), (12L, "an empty line")], read.Rejected);
    }

    [Fact]
    public void The_Traefik_samples_hold_one_line_of_a_plugin()
    {
        var read = ReadAll(RealData.Scenario("traefik_json/traefik_json.log"));
        Assert.Equal(new() { [RequestFormat.TraefikJson] = 6 }, read.Accepted);
        Assert.Equal([(6L, "not a request log line")], read.Rejected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_real_log_is_recognised_plain_and_packed(bool packed)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-");
        try
        {
            var path = RealData.Semicomplete;
            if (packed)
            {
                path = Path.Combine(folder.FullName, "packed");
                using var source = File.OpenRead(RealData.Semicomplete);
                using var target = new GZipStream(File.Create(path), CompressionLevel.Fastest);
                source.CopyTo(target);
            }
            var info = IngestFile.Inspect(path, new IngestSettings(), CancellationToken.None).Value;
            Assert.Equal((packed, 2_370_789L, RequestFormat.ApacheCombined), (info.IsCompressed, info.ExpandedBytes, info.Format));
            Assert.Equal(9_999, ReadAll(path).Accepted[RequestFormat.ApacheCombined]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Read ReadAll(string path)
    {
        var read = new Read([], []);
        using var content = IngestFile.OpenContent(path, 0);
        var reader = new LineReader(content.Stream);
        var parser = new RequestLineParser();
        while (reader.TryRead(out var line))
        {
            if (parser.TryParse(line, out _, out var reason)) read.Accepted[parser.Format] = read.Accepted.GetValueOrDefault(parser.Format) + 1;
            else read.Rejected.Add((reader.LineNumber, reason));
        }
        return read;
    }
}
