using System.Text;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class ImportJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task A_log_is_uploaded_read_and_known_the_next_time()
    {
        var log = Log("saturday.log", SampleLog.Lines("journey", 400).Append("this is not a request"));
        var page = await World.OpenAsAsync("reviewer", "/imports");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import files" }).ClickAsync();
        await ChooseAsync(page, log);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 file" }).ClickAsync();
        await Expect(Sent(page, "saturday.log")).ToContainTextAsync("Taken in");
        await Expect(Row(page, "saturday.log")).ToContainTextAsync("Finished");
        await Screenshots.TakeAsync(page, "journey-taken");

        await ChooseAsync(page, log);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 file" }).ClickAsync();
        await Expect(page.GetByText("Imported before")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "journey-known");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open that import" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("saturday.log");
        var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "this is not a request" });
        await Expect(line).ToContainTextAsync("401");
        await Expect(line.Locator(".rejects-reason")).Not.ToBeEmptyAsync();
        await Screenshots.TakeAsync(page, "journey-import");
    }

    [Fact]
    public async Task A_wrong_file_is_refused_in_words_and_leaves_nothing()
    {
        var before = await CountsAsync(null);
        var page = await World.OpenAsAsync("reviewer", "/imports?new=true");
        await ChooseAsync(page, Log("notes.txt", ["Dear diary,", "nothing happened."]), Log("empty.log", []));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 files" }).ClickAsync();
        await Expect(Sent(page, "notes.txt")).ToContainTextAsync("(import.not-a-log)");
        await Expect(Sent(page, "empty.log")).ToContainTextAsync("(import.empty-file)");
        await Screenshots.TakeAsync(page, "journey-refused");
        Assert.Equal(before, await CountsAsync(null));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_cancelled_import_takes_everything_back(int width, bool dark)
    {
        var name = $"large-{width}.log";
        var before = await CountsAsync(null);
        var path = Path.Combine(Directory.CreateTempSubdirectory("cordon-large-").FullName, name);
        try
        {
            await File.WriteAllLinesAsync(path, SampleLog.Lines($"large{width}", 300_000), TestContext.Current.CancellationToken);
            var page = await World.OpenAsAsync("reviewer", "/imports?new=true", dark, width);
            await Ready(page).SetInputFilesAsync(path);
            await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 file" }).ClickAsync();
            await Expect(Row(page, name)).ToContainTextAsync("Reading", new() { Timeout = Patience });
            var live = page.Locator(".imports-live");
            await Expect(live).ToContainTextAsync("left");
            await Screenshots.TakeAsync(page, $"running-{width}");

            await page.Locator(".jobs-button").ClickAsync();
            await Screenshots.TakeAsync(page, $"ring-{width}", whole: false);
            await page.Keyboard.PressAsync("Escape");
            await live.GetByRole(AriaRole.Button, new() { Name = $"Cancel {name}" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync("taken back");
            await Screenshots.TakeAsync(page, $"cancel-{width}", whole: false);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the import" }).ClickAsync();

            await Expect(Row(page, name)).ToContainTextAsync("Cancelled", new() { Timeout = Patience });
            await Expect(page.Locator(".jobs-button")).ToHaveCountAsync(0);
            Assert.Equal(before with { Imports = before.Imports + 1 }, await CountsAsync(name));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static FilePayload Log(string name, IEnumerable<string> lines) =>
        new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))) };

    private static Task ChooseAsync(IPage page, params FilePayload[] files) => Ready(page).SetInputFilesAsync(files);

    // The zone says when its script stands.
    private static ILocator Ready(IPage page) => page.Locator(".upload-zone[data-ready] input[type=file]");

    private static ILocator Sent(IPage page, string name) => page.GetByRole(AriaRole.List, new() { Name = "Files" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    private static ILocator Row(IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name }) });

    /// <summary>What the store holds; with a name, only rows of the import so called are counted beside accounts and imports.</summary>
    private Task<Held> CountsAsync(string? name) => World.Store.ReadAsync(async (db, ct) =>
    {
        var cancelled = name is null ? null : (ImportId?)await db.Imports.Where(i => i.FileName == name && i.State == ImportState.Cancelled).Select(i => i.Id).SingleAsync(ct);
        return new Held(await db.Imports.CountAsync(ct), await db.Accounts.CountAsync(ct), await db.AccountTerms.CountAsync(ct), await db.ActivityMinutes.CountAsync(ct),
            await db.ServiceMinutes.CountAsync(ct), cancelled is { } id ? await db.ImportRejects.CountAsync(r => r.ImportId == id, ct) : 0);
    }, TestContext.Current.CancellationToken);

    private sealed record Held(int Imports, int Accounts, int Terms, int Minutes, int ServiceMinutes, int Rejects);
}
