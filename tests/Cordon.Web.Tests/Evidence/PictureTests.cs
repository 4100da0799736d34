using Cordon.Data.Storing;
using Cordon.Domain.Evidence;
using Cordon.Features.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Evidence;

public sealed class PictureTests : IDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];
    private readonly TestConsole _console = TestConsole.InDevelopment();

    [Fact]
    public async Task A_picture_is_served_as_nothing_but_a_picture()
    {
        var visitor = await _console.SignedInAsync("auditor");
        var seen = await visitor.SeeAsync($"/evidence/{await SealAsync(Png)}/picture");
        Assert.Equal((200, "image/png"), (seen.Status, seen.Answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", Assert.Single(seen.Answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(seen.Answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task What_only_calls_itself_a_picture_is_not_served()
    {
        var visitor = await _console.SignedInAsync("auditor");
        var seen = await visitor.SeeAsync($"/evidence/{await SealAsync("<svg onload=alert(1)>"u8.ToArray())}/picture");
        Assert.Equal(422, seen.Status);
        Assert.DoesNotContain("onload", seen.Text, StringComparison.Ordinal);
    }

    private async Task<long> SealAsync(byte[] bytes)
    {
        var artifact = await _console.Services.GetRequiredService<IArtifactStore>().SealAsync(new MemoryStream(bytes), null, CancellationToken.None);
        await using var unit = await _console.Services.GetRequiredService<CordonStore>().BeginAsync(CancellationToken.None);
        var item = new EvidenceItem { Sha256 = artifact.Sha256, SizeBytes = bytes.Length, MediaType = "image/png", OriginalName = "a.png", Source = "upload", CollectedBy = "dev:mara", CollectedAt = unit.At };
        unit.Db.Evidence.Add(item);
        await unit.CommitAsync(CancellationToken.None);
        return item.Id.Value;
    }

    public void Dispose() => _console.Dispose();
}
