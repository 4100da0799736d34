using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Features.Evidence.Reading.Pdf;
using Cordon.Testing;

namespace Cordon.Features.Tests.Evidence;

public sealed class PdfPreviewTests
{
    private const string Pdf = "application/pdf";

    [Fact]
    public async Task A_document_is_read_a_page_at_a_time_and_personal_data_is_masked()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.pdf", SamplePdf.Of(["Statement of jo@studio.example", "paid with 4242424242424242 from 192.0.2.7"], ["The second page", "see https://evil.example/?token=abc"]), Pdf);
        Assert.Equal(new PdfPreview(1, 2, "Statement of j•••@studio.example\npaid with ••••4242 from 192.0.2.0/24", false), (await app.SeeAsync(item)).Value);
        Assert.Equal(new PdfPreview(2, 2, "The second page\nsee https://evil.example/?token=•••", false), (await app.SeeAsync(item, 2)).Value);
        Assert.Equal(2, (await app.SeeAsync(item, 99)).Value.Page);
        Assert.Equal(["Verified: before it was shown", "Viewed: preview"], await app.CustodyAsync(item));
    }

    [Fact]
    public async Task A_mail_address_whose_sign_stands_wide_is_masked_too()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.pdf", SamplePdf.Of(["Write to jo @ studio.example. We meet @ noon."]), Pdf);
        Assert.Equal("Write to j•••@studio.example. We meet @ noon.", (await app.SeeAsync(item)).Value.Text);
    }

    [Fact]
    public async Task A_page_without_text_is_empty_and_a_long_one_is_cut()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.pdf", SamplePdf.Of([], [.. Enumerable.Repeat(new string('x', 1_000), 120)]), Pdf);
        Assert.Equal(new PdfPreview(1, 2, "", false), (await app.SeeAsync(item)).Value);
        var shown = (await app.SeeAsync(item, 2)).Value;
        Assert.Equal((PdfReading.MaxText, true), (shown.Text.Length, shown.IsCut));
    }

    public static TheoryData<string, byte[], string> Hostile
    {
        get
        {
            var whole = SamplePdf.Of(["A page"], ["Another"]);
            return new()
            {
                { "cut in half", whole[..(whole.Length / 2)], "evidence.pdf-broken" },
                { "its first line", "%PDF-1.7\n"u8.ToArray(), "evidence.pdf-broken" },
                { "noise", [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 7919 >> 3))], "evidence.pdf-broken" },
                { "no document", "hello"u8.ToArray(), "evidence.pdf-broken" },
                { "encrypted", SamplePdf.Locked(), "evidence.pdf-locked" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_cannot_be_read_is_a_clear_refusal(string what, byte[] content, string code)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal((what, code), (what, (await app.SeeAsync(await app.SealAsync("a.pdf", content, Pdf))).Refusal?.Code));
    }

    [Fact]
    public async Task What_is_nested_deeper_than_a_stack_takes_nobody_down()
    {
        await using var app = await TestApp.StartAsync();
        var outcome = await app.SeeAsync(await app.SealAsync("a.pdf", SamplePdf.WithContent([.. Enumerable.Repeat((byte)'[', 1_000_000)]), Pdf));
        Assert.True(outcome.Refusal == EvidenceReadRefusals.PdfBroken || outcome.Value.Text.Length == 0);
    }

    [Fact]
    public async Task A_document_that_is_too_large_is_not_opened_at_all()
    {
        await using var app = await TestApp.StartAsync();
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            unit.Db.Evidence.Add(new EvidenceItem { Sha256 = new string('a', 64), SizeBytes = PdfReading.MaxBytes + 1, MediaType = Pdf, OriginalName = "a.pdf", Source = "upload", CollectedBy = "dev:mara", CollectedAt = unit.At });
            await unit.CommitAsync(CancellationToken.None);
        }
        Assert.Equal(EvidenceReadRefusals.PdfTooLarge, (await app.SeeAsync(new(1))).Refusal);
        Assert.Empty(await app.CustodyAsync(new(1)));
    }

    [Fact]
    public async Task Who_may_not_browse_sees_no_page()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.pdf", SamplePdf.Of(["A page"]), Pdf);
        Assert.Equal(Refusals.NotPermitted, (await app.As("support").SeeAsync(item)).Refusal);
        Assert.Equal("evidence.not-found", (await app.As("auditor").SeeAsync(new(99))).Refusal?.Code);
    }
}

internal static class PdfAsking
{
    public static Task<Outcome<PdfPreview>> SeeAsync(this TestApp app, EvidenceId item, int page = 1) => app.Get<PreviewPdfHandler>().HandleAsync(new(item, page), CancellationToken.None);
}
