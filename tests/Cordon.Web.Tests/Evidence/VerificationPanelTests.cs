using Bunit;
using Cordon.Domain.Imports;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Verifying;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Cordon.Web.Evidence;
using Cordon.Web.Shared;
using Cordon.Web.Tests.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Evidence;

public sealed class VerificationPanelTests : DetectionParts
{
    [Fact]
    public void Before_the_first_time_it_says_so() => Assert.Contains("The store was never verified as a whole", Open().Markup, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_as_it_was_sealed_is_said_in_one_line()
    {
        await CollectAsync();
        await VerifyAsync();
        var (artifacts, bytes) = await App.AskAsync(async db => (await db.Evidence.CountAsync(), await db.Evidence.SumAsync(e => e.SizeBytes)));
        Assert.Equal($"Verified just now by Aiko Auditor: {artifacts} artifacts, {ByteSize.Text(bytes)}, all as they were sealed.", Text(Open().Find(".verification p")));
    }

    [Fact]
    public async Task What_is_altered_is_named_with_the_item_that_rests_on_it()
    {
        await CollectAsync();
        var item = await App.AskAsync(db => db.Evidence.OrderByDescending(e => e.Id).FirstAsync());
        var path = App.Get<IArtifactStore>().PathOf(item.Sha256);
        File.Delete(path);
        await File.WriteAllTextAsync(path, "something else", Xunit.TestContext.Current.CancellationToken);
        await VerifyAsync();
        var fault = Open().Find(".verification-faults li");
        Assert.StartsWith("Altered", Text(fault), StringComparison.Ordinal);
        Assert.Equal($"/evidence/{item.Id.Value}", fault.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_may_read_the_record_has_it_verified()
    {
        App.As("auditor");
        var panel = Open();
        await panel.InvokeAsync(() => Button(panel, "Verify the store").Click());
        Assert.Equal(1, await App.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == VerificationJobs.Run)));
    }

    [Fact]
    public void Who_may_not_is_not_asked_to() => Assert.Empty(Open().FindAll("button"));

    private IRenderedComponent<VerificationPanel> Open()
    {
        var panel = Render<VerificationPanel>();
        panel.WaitForElement(".verification");
        return panel;
    }

    private Task CollectAsync() => App.ImportAsync(ImportKind.Accounts, App.WriteFile("accounts.csv", "external_id\r\nA-1\r\n"));

    private async Task VerifyAsync()
    {
        App.As("auditor");
        Assert.Null((await App.Get<VerifyEvidenceHandler>().HandleAsync(new(), new Progress<JobProgress>(), Xunit.TestContext.Current.CancellationToken)).Refusal);
        App.As("reviewer");
    }
}
