using System.Net.Http.Headers;
using Cordon.Data.Storing;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Features.Activity;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Features.Evidence.Verifying;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Web.SignIn;
using Cordon.Web.Tests.Imports;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Evidence;

/// <summary>Every way by which bytes of evidence come in, are seen or leave. Whoever adds one adds its row here.</summary>
public sealed class EvidenceRoutesTests : IDisposable
{
    private static readonly Dictionary<string, (CustodyAction Action, Func<EvidenceRoutesTests, long, Task> Go)> Routes = new()
    {
        ["/evidence/upload"] = (CustodyAction.Sealed, async (test, _) => Assert.Equal(200, (await (await test._console.SignedInAsync("reviewer")).SendEvidenceAsync(SendingEvidence.File([1], "a"))).Status)),
        ["/api/v1/evidence"] = (CustodyAction.Sealed, async (test, _) =>
        {
            using var body = new ByteArrayContent([2]) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            using var answer = await (await test._console.SignedInAsync("reviewer")).PostAsync("/api/v1/evidence?name=a.bin", body, Cancel);
            Assert.True(answer.IsSuccessStatusCode);
        }
        ),
        ["/evidence/{id:long}/download"] = (CustodyAction.Copied, (test, id) => test.SeeAsync("reviewer", $"/evidence/{id}/download?reason=to+look+at+it+closely")),
        ["/evidence/hand-over"] = (CustodyAction.Transferred, (test, id) => test.SeeAsync("legal", $"/evidence/hand-over?evidence={id}&purpose=for+the+court+case&recipient=District+Court")),
        ["/evidence/hand-over, from a page"] = (CustodyAction.Exported, async (test, id) =>
        {
            var visitor = await test._console.SignedInAsync("legal");
            using var form = new FormUrlEncodedContent([new("evidence", $"{id}"), new("purpose", "for the court case"), new("recipient", "District Court"), new("__RequestVerificationToken", await visitor.TokenAsync())]);
            using var answer = await visitor.PostAsync("/evidence/hand-over", form, Cancel);
            Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
            await answer.Content.ReadAsByteArrayAsync(Cancel);
        }
        ),
        ["lines of an account"] = (CustodyAction.Viewed, (test, _) => test.AskAsync<GetAccountLinesHandler>("reviewer", async lines => Assert.NotEmpty((await lines.HandleAsync(new(new(1)), null, Cancel)).Value.Lines))),
        ["/evidence/{id:long}/picture"] = (CustodyAction.Viewed, async (test, _) =>
        {
            // The item behind the log.
            Assert.Equal(200, (await (await test._console.SignedInAsync("reviewer")).SendEvidenceAsync(SendingEvidence.File([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "a.png"))).Status);
            await test.SeeAsync("auditor", "/evidence/2/picture");
        }
        ),
        ["lines of an item"] = (CustodyAction.Viewed, (test, id) => test.AskAsync<ReadEvidenceLinesHandler>("auditor", async lines => Assert.NotEmpty((await lines.HandleAsync(new(new(id), 0), null, Cancel)).Value.Lines))),
        ["search in an item"] = (CustodyAction.Viewed, (test, id) => test.AskAsync<SearchEvidenceLinesHandler>("auditor", async search =>
            Assert.Equal(1, (await search.HandleAsync(new(new(id), new([], Status: "2xx")), null, Cancel)).Value.Count))),
        ["preview of an item"] = (CustodyAction.Viewed, (test, id) => test.AskAsync<PreviewEvidenceHandler>("auditor", async preview => Assert.Null((await preview.HandleAsync(new(new(id), EvidenceShape.Table), Cancel)).Refusal))),
        ["page of a PDF document"] = (CustodyAction.Viewed, async (test, _) =>
        {
            // The item behind the log.
            Assert.Equal(200, (await (await test._console.SignedInAsync("reviewer")).SendEvidenceAsync(SendingEvidence.File(SamplePdf.Of(["A page"]), "a.pdf"))).Status);
            await test.AskAsync<PreviewPdfHandler>("auditor", async preview => Assert.Equal("A page", (await preview.HandleAsync(new(new(2)), Cancel)).Value.Text));
        }
        ),
        ["number of an item's lines"] = (CustodyAction.Viewed, (test, id) => test.AskAsync<CountEvidenceLinesHandler>("auditor", async count => Assert.Equal(1, (await count.HandleAsync(new(new(id)), Cancel)).Value))),
        ["extract of an item"] = (CustodyAction.Extracted, (test, id) => test.AskAsync<ExtractEvidenceHandler>("reviewer", async extract =>
            Assert.Equal(1, (await extract.HandleAsync(new(new(id), [], new([], Status: "2xx"), "for the case of the walkers"), Cancel)).Value.Lines))),
        ["verification"] = (CustodyAction.Verified, (test, _) => test.AskAsync<VerifyEvidenceHandler>("auditor", async verify => Assert.True((await verify.HandleAsync(new(), new Progress<JobProgress>(), Cancel)).Value.IsWhole))),
    };

    private readonly TestConsole _console = TestConsole.InDevelopment();

    public static TheoryData<string> Names => [.. Routes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_way_leaves_a_custody_entry(string route)
    {
        var id = await ImportedAsync();
        var (action, go) = Routes[route];
        var before = await CountAsync(action);
        await go(this, id);
        Assert.True(await CountAsync(action) > before, $"{route} wrote no entry '{action}'.");
    }

    [Fact]
    public void Every_endpoint_of_evidence_is_among_them() => Assert.Empty(_console.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.RouteAttribute>() is null && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
        .Select(endpoint => endpoint.RoutePattern.RawText!).Where(pattern => pattern.StartsWith('/') && pattern.Contains("/evidence", StringComparison.Ordinal)).Except(Routes.Keys));

    [Theory]
    [InlineData("/evidence/1/download?reason=to+look+at+it+closely", "legal", 200)]
    [InlineData("/evidence/1/download?reason=short", "legal", 422)]
    [InlineData("/evidence/1/download?reason=to+look+at+it+closely", "auditor", 403)]
    [InlineData("/evidence/9/download?reason=to+look+at+it+closely", "legal", 404)]
    [InlineData("/evidence/hand-over?evidence=1&purpose=for+the+court+case&recipient=District+Court", "reviewer", 403)]
    [InlineData("/evidence/hand-over?evidence=1&purpose=short&recipient=District+Court", "legal", 422)]
    public async Task What_is_not_allowed_is_refused(string address, string name, int status)
    {
        await ImportedAsync();
        Assert.Equal(status, (await (await _console.SignedInAsync(name)).SeeAsync(address)).Status);
    }

    [Theory]
    [InlineData("/evidence/1/download?reason=to+look+at+it+closely")]
    [InlineData("/evidence/hand-over?evidence=1&purpose=for+the+court+case&recipient=District+Court")]
    public async Task A_link_on_somebody_elses_page_hands_nothing_out(string address)
    {
        await ImportedAsync();
        var visitor = await _console.SignedInAsync("legal");
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(403, (await visitor.SeeAsync(address)).Status);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<long> ImportedAsync()
    {
        var log = Path.Combine(_console.DataFolder, "access.log");
        await File.WriteAllTextAsync(log, Sending.Line, Cancel);
        await AskAsync<RunImportHandler>("reviewer", async import =>
            Assert.Null((await import.HandleAsync(new(ImportKind.Requests, log, "access.log", IdentifyBy.User, "test"), new Progress<JobProgress>(), Cancel)).Refusal));
        return 1;
    }

    private async Task SeeAsync(string name, string address) => Assert.Equal(200, (await (await _console.SignedInAsync(name)).SeeAsync(address)).Status);

    private async Task AskAsync<T>(string name, Func<T, Task> ask) where T : notnull
    {
        await using var scope = _console.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestPerson>().Person = Person.SampleOf(SampleStaff.Find(name)!, "test");
        await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    private Task<int> CountAsync(CustodyAction action) => _console.Services.GetRequiredService<CordonStore>().ReadAsync((db, ct) => db.Custody.CountAsync(c => c.Action == action, ct), Cancel);

    public void Dispose() => _console.Dispose();
}
