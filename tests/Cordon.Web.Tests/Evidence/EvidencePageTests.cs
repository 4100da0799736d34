using Bunit;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Web.Evidence;
using Cordon.Web.Tests.Detection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Evidence;

public sealed class EvidencePageTests : DetectionParts
{
    [Fact]
    public async Task An_item_says_what_it_is_and_who_touched_it()
    {
        var page = Open(await ItemAsync("gallery.log"));
        Assert.Equal("gallery.log", page.Find("h1").TextContent);
        page.WaitForAssertion(() => Assert.Equal("Sealed, checked just now", Text(page.Find(".page-header-state [data-state=Sealed]"))));
        Assert.Contains("Import 2 Request log", Text(page.Find(".evidence-side")), StringComparison.Ordinal);
        Assert.StartsWith("Sealed by", Text(page.FindAll(".custody li")[0]), StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button"), b => Text(b) == "Download…");
        Assert.DoesNotContain(page.FindAll("button"), b => Text(b) == "Hand over…");
    }

    [Fact]
    public async Task The_browser_is_given_lines_by_offset_with_those_that_are_meant_marked()
    {
        var page = Open(await ItemAsync("gallery.log"), "?status=404");
        page.WaitForAssertion(() => Assert.StartsWith("1 line matches", Text(page.Find(".log-found")), StringComparison.Ordinal));
        var log = page.FindComponent<LogView>().Instance;
        var first = await page.InvokeAsync(() => log.LinesAsync(0, false, 20));
        Assert.Equal([8], first!.Lines.Where(l => l.Meant).Select(l => (int)l.Number!));
        Assert.Equal((121, true, false), ((int)first.Count!, first.AtStart, first.AtEnd));
        var last = await page.InvokeAsync(() => log.LinesAsync(first.Bytes, true, 3));
        Assert.Equal([119, 120, 121], last!.Lines.Select(l => (int)l.Number!));
        Assert.StartsWith("192.0.2.0/24 - A-2 ", last.Lines[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_are_chips_that_go_into_the_address_and_off_again()
    {
        var page = Open(await ItemAsync("gallery.log"), "?account=A-1&status=4xx");
        Assert.Equal(["Account A-1", "Status 4xx"], page.FindAll(".chip > span").Select(Text));
        await page.InvokeAsync(() => Button(page, "Take off: Status 4xx").Click());
        page.WaitForAssertion(() => Assert.StartsWith("120 lines match", Text(page.Find(".log-found")), StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".field-search input").Change("/images/1007"));
        page.WaitForAssertion(() => Assert.EndsWith("?account=A-1&q=%2Fimages%2F1007", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.StartsWith("1 line matches", Text(page.Find(".log-found")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_lines_behind_a_flag_are_counted_as_the_flag_counts_them()
    {
        await DetectNightAsync();
        var flag = await App.AskAsync(db => db.Flags.Where(f => f.Rule == "walks-ids" && f.SupersededAt == null).OrderByDescending(f => f.Score).Select(f => f.Id).FirstAsync());
        var page = Open(await ItemAsync("night.log"), $"?flag={flag.Value}");
        page.WaitForAssertion(() => Assert.Contains("The flag counted 900 ids. 900 lines of this log are marked.", Text(page.Find(".flag-lines")), StringComparison.Ordinal));
        Assert.Contains("asked for 900 ids of /images/{n}", Text(page.Find(".flag-lines")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_lines_are_extracted_with_a_reason_and_the_new_item_is_opened()
    {
        var (dialogs, item) = (Dialogs(), await ItemAsync("gallery.log"));
        var page = Open(item);
        var log = page.FindComponent<LogView>().Instance;
        var lines = (await page.InvokeAsync(() => log.LinesAsync(0, false, 3)))!.Lines;
        await page.InvokeAsync(() => log.ChosenAsync(new(lines[0].Offset, lines[2].End, 1, 3)));
        Assert.Equal("3 lines, 1 to 3", Text(page.Find(".log-chosen > span")));
        var extracting = page.InvokeAsync(() => Button(page, "Extract as evidence…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("The first that it asked for."));
        await dialogs.InvokeAsync(() => Button(dialogs, "Seal 3 lines, 1 to 3").Click());
        await extracting.WaitAsync(DefaultWaitTimeout);
        var made = await App.AskAsync(db => db.Evidence.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal((item, $"lines 1 to 3 of E-{item.Value}"), (made.DerivedFromId, made.Origin));
        Assert.EndsWith($"/evidence/{made.Id.Value}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_an_altered_file_are_not_shown()
    {
        var item = await ItemAsync("gallery.log");
        var path = App.Get<IArtifactStore>().PathOf(await App.AskAsync(db => db.Evidence.Where(e => e.Id == item).Select(e => e.Sha256).SingleAsync()));
        File.Delete(path);
        await File.WriteAllTextAsync(path, "something else\n");
        var page = Open(item);
        page.WaitForAssertion(() => Assert.Contains("(evidence.altered)", Text(page.Find(".refusal")), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".log"));
        Assert.Equal("Altered", Text(page.Find("[data-state=Altered]")));
    }

    [Fact]
    public async Task A_table_of_accounts_is_shown_without_their_names()
    {
        var page = Open(await ItemAsync("accounts.csv"));
        page.WaitForAssertion(() => Assert.Equal(["A-1", "•••", "•••", "•••", "team", "NL"], page.FindAll(".evidence-table tbody tr")[0].QuerySelectorAll("td").Select(Text)));
        Assert.NotEmpty(page.FindAll("[aria-label='How it is shown'] a"));
    }

    [Fact]
    public async Task A_document_is_read_page_by_page_as_text_in_which_nothing_is_live()
    {
        var page = Open(await SealAsync(SamplePdf.Of(["Written by jo@studio.example <b>", "https://evil.example/"], ["The second page"], [])));
        page.WaitForAssertion(() => Assert.Equal("Written by j•••@studio.example <b> https://evil.example/", Text(page.Find(".pdf-text"))));
        Assert.Equal("Page 1 of 3", Text(page.Find(".pdf .log-place")));
        Assert.Empty(page.FindAll(".pdf-text *"));
        Assert.Equal(["Previous page"], page.FindAll(".pdf button").Select(Text));
        var next = page.FindAll(".pdf a").Single();
        await page.InvokeAsync(() => GoTo(next.GetAttribute("href")!));
        page.WaitForAssertion(() => Assert.Equal("The second page", Text(page.Find(".pdf-text"))));
        await page.InvokeAsync(() => GoTo(page.FindAll(".pdf a")[1].GetAttribute("href")!));
        page.WaitForAssertion(() => Assert.StartsWith("No text was found on this page", Text(page.Find(".pdf .empty")), StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".pdf button"), b => Text(b) == "Download the document…");
    }

    [Fact]
    public async Task A_document_that_breaks_off_says_so_and_can_be_kept()
    {
        var page = Open(await SealAsync("%PDF-1.7\n"u8.ToArray()));
        page.WaitForAssertion(() => Assert.Contains("(evidence.pdf-broken)", Text(page.Find(".refusal")), StringComparison.Ordinal));
        Assert.Contains(page.FindAll("button"), b => Text(b) == "Download the document…");
    }

    [Fact]
    public async Task The_browser_is_told_once_the_lines_are_counted()
    {
        var page = Open(await ItemAsync("gallery.log"));
        Assert.True(await page.InvokeAsync(() => page.FindComponent<LogView>().Instance.CountedAsync()));
    }

    [Fact]
    public async Task Only_Legal_hands_over_and_an_auditor_extracts_nothing()
    {
        App.As("legal");
        Assert.Contains(Open(await ItemAsync("gallery.log")).FindAll("button"), b => Text(b) == "Hand over…");
        App.As("auditor");
        var page = Open(await ItemAsync("gallery.log"), "?status=404");
        page.WaitForAssertion(() => Assert.StartsWith("1 line matches", Text(page.Find(".log-found")), StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => Text(b).StartsWith("Extract", StringComparison.Ordinal) || Text(b) == "Download…");
    }

    private Task<EvidenceId> ItemAsync(string name) => App.AskAsync(db => db.Evidence.Where(e => e.OriginalName == name).Select(e => e.Id).SingleAsync());

    private async Task<EvidenceId> SealAsync(byte[] document)
    {
        var artifact = await App.Get<IArtifactStore>().SealAsync(new MemoryStream(document), null, CancellationToken.None);
        await using var unit = await App.Store.BeginAsync(CancellationToken.None);
        var item = new EvidenceItem { Sha256 = artifact.Sha256, SizeBytes = artifact.SizeBytes, MediaType = "application/pdf", OriginalName = "a.pdf", Source = "upload", CollectedBy = "dev:mara", CollectedAt = unit.At };
        unit.Db.Evidence.Add(item);
        await unit.CommitAsync(CancellationToken.None);
        return item.Id;
    }

    private IRenderedComponent<EvidencePage> Open(EvidenceId id, string query = "")
    {
        GoTo($"/evidence/{id.Value}{query}");
        var page = Render<EvidencePage>(parameters => parameters.Add(p => p.Id, id.Value));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".evidence-side")));
        return page;
    }
}
