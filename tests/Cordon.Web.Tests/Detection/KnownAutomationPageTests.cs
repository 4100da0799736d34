using Bunit;
using Cordon.Domain.Detection;
using Cordon.Features.Accounts;
using Cordon.Features.Detection;
using Cordon.Web.Detection;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Cordon.Web.Tests.Detection;

public sealed class KnownAutomationPageTests : DetectionParts
{
    [Fact]
    public void An_entry_is_added_and_removed_again()
    {
        App.As("administrator");
        var dialogs = Dialogs();
        var page = Open();
        Assert.Contains("Nothing is on the list yet.", Text(page.Find(".empty")), StringComparison.Ordinal);
        page.FindAll("button").First(button => Text(button) == "Add known automation").Click();
        Fill(dialogs, ("Name", "Our own monitor"), ("Account", "A-1"), ("Note", "Ticket 12, watches the gallery"));
        Button(dialogs, "Add one entry").Click();
        page.WaitForAssertion(() => Assert.Equal(["Our own monitor", "Ticket 12, watches the gallery"], page.Find(".known tbody td").Children.Select(Text)));
        Assert.Equal("A-1", Text(page.Find(".known tbody a")));

        Button(page, "Remove Our own monitor").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("You can add it again at any time", dialogs.Find(".dialog-text").TextContent, StringComparison.Ordinal));
        Button(dialogs, "Remove one entry").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty")));
    }

    [Fact]
    public async Task What_the_rule_does_not_take_is_said_at_its_field()
    {
        App.As("administrator");
        var dialogs = Dialogs();
        Open().FindAll("button").First(button => Text(button) == "Add known automation").Click();
        Fill(dialogs, ("Name", "Fennec"), ("Agent’s name", "FennecSearchBot"), ("Note", "Contract of 2 March"));
        Button(dialogs, "Add one entry").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(KnownAutomationRefusals.AgentNeedsNetworks.Message, dialogs.Markup, StringComparison.Ordinal));
        Fill(dialogs, ("Networks", "198.51.100.129/27"));
        Button(dialogs, "Add one entry").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(KnownAutomationRefusals.NotANetwork("198.51.100.129/27").Message, dialogs.Markup, StringComparison.Ordinal));
        Assert.Empty(await App.AskAsync(db => db.KnownAutomations.ToListAsync()));
    }

    [Fact]
    public void An_account_that_nobody_knows_is_refused_in_the_dialog()
    {
        App.As("administrator");
        var dialogs = Dialogs();
        Open().FindAll("button").First(button => Text(button) == "Add known automation").Click();
        Fill(dialogs, ("Name", "Our own monitor"), ("Account", "nobody"), ("Note", "Ticket 12, watches the gallery"));
        Button(dialogs, "Add one entry").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(AccountRefusals.NotFound.Message, dialogs.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reviewer_reads_the_list_and_cannot_change_it()
    {
        App.As("administrator");
        await App.Get<AddKnownAutomationHandler>().HandleAsync(new AddKnownAutomation("Our own monitor", "Ticket 12, watches the gallery", "A-1"), CancellationToken.None);
        App.As("reviewer");
        var page = Open();
        Assert.Contains("Our own monitor", page.Find(".known").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
        Assert.Contains("Only administrators change this list.", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<KnownAutomationPage> Open()
    {
        var page = Render<KnownAutomationPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private static void Fill(IRenderedComponent<MudDialogProvider> dialogs, params (string Label, string Text)[] fields)
    {
        dialogs.WaitForElement("textarea");
        foreach (var (label, text) in fields)
        {
            var id = dialogs.FindAll("label").Single(l => Text(l) == label).GetAttribute("for");
            dialogs.Find($"#{id}").Change(text);
        }
    }
}
