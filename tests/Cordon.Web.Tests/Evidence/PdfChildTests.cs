using Cordon.Features.Evidence.Reading.Pdf;
using Cordon.Testing;
using Cordon.Web.Evidence;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Web.Tests.Evidence;

/// <summary>Documents read by a process of their own, as the console does.</summary>
public sealed class PdfChildTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-pdf-");
    private readonly FakeTimeProvider _clock = new();
    private readonly PdfChild _child;

    public PdfChildTests() => _child = new(_clock);

    [Fact]
    public async Task A_page_comes_as_it_is() =>
        Assert.Equal(new PdfReading(null, 2, 2, "The second — “quoted” page", false), await ReadAsync(SamplePdf.Of(["The first"], ["The second — “quoted” page"]), 2));

    [Fact]
    public async Task What_is_broken_or_locked_is_told()
    {
        Assert.Equal(PdfFault.Broken, (await ReadAsync("%PDF-1.7\n"u8.ToArray(), 1)).Fault);
        Assert.Equal(PdfFault.Locked, (await ReadAsync(SamplePdf.Locked(), 1)).Fault);
    }

    [Fact]
    public async Task A_page_that_would_fill_the_memory_is_given_up() => Assert.Equal(PdfFault.TooMuch, (await ReadAsync(SamplePdf.Bomb(1L << 30), 1)).Fault);

    [Fact]
    public async Task A_page_that_takes_too_long_is_given_up()
    {
        var reading = ReadAsync(SamplePdf.Of(["A page"]), 1);
        _clock.Advance(PdfChild.MostTime);
        Assert.Equal(PdfFault.TooMuch, (await reading).Fault);
    }

    private Task<PdfReading> ReadAsync(byte[] document, int page)
    {
        var path = Path.Combine(_folder.FullName, "a b.pdf");
        File.WriteAllBytes(path, document);
        return _child.ReadAsync(path, page, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _child.Dispose();
        _folder.Delete(recursive: true);
    }
}
