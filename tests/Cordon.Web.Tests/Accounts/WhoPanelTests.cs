using Bunit;
using Cordon.Features.Accounts;
using Cordon.Web.Accounts;
using MudBlazor;

namespace Cordon.Web.Tests.Accounts;

public sealed class WhoPanelTests : AccountParts
{
    [Theory]
    [InlineData("auditor", "A-1", false)]      // may not
    [InlineData("legal", "A-1", true)]
    [InlineData("legal", "=1+1", false)]       // nothing to reveal
    public async Task Revealing_is_offered_where_it_may_and_can_be_done(string name, string account, bool offered)
    {
        var panel = await ShowAsync(name, account);
        Assert.Equal(offered, panel.FindAll("button").Any(button => button.TextContent == "Reveal…"));
    }

    [Fact]
    public async Task What_was_revealed_of_one_account_does_not_stand_under_another()
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var panel = await ShowAsync("reviewer", "A-1");
        var opening = panel.FindAll("button").Single(button => button.TextContent == "Reveal…").ClickAsync(new());
        dialogs.WaitForElement("textarea").Input("Case 12: whose images these are");
        dialogs.FindAll(".mud-dialog-actions button")[^1].Click();
        await opening;
        panel.WaitForAssertion(() => Assert.Contains("mara@studio.example", panel.Markup, StringComparison.Ordinal));

        var other = await ViewAsync("A-2");
        panel.Render(parameters => parameters.Add(p => p.View, other));
        Assert.Contains("i•••@lantern.example", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("mara@", panel.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<WhoPanel>> ShowAsync(string name, string account)
    {
        App.As(name);
        var view = await ViewAsync(account);
        return Render<WhoPanel>(parameters => parameters.Add(p => p.View, view));
    }

    private async Task<AccountView> ViewAsync(string account) =>
        (await App.Get<GetAccountHandler>().HandleAsync(new GetAccount(await IdOfAsync(account)), CancellationToken.None)).Value;
}
