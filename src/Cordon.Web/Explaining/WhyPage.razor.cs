using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Explaining;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Explaining;

public sealed partial class WhyPage : AddressedPage
{
    public const string Path = "/why";

    private ElementReference _field;
    private string _text = "";
    private bool _looking;

    [Inject] public required ExplainAccountHandler Explain { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit, so that one look-up is recorded once.</summary>
    [PersistentState] public WhyShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    public static string Href(long account) => string.Create(CultureInfo.InvariantCulture, $"{Path}?account={account}");

    protected override async Task ReadAsync(string asked)
    {
        if (AccountOf(asked) is not { } account)
        {
            Shown = new(asked, null, null);
            return;
        }
        await AskAsync(asked, new ExplainAccount(Account: account));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Whoever comes here comes to type, and after an answer to type the next.
        if (firstRender) await _field.FocusAsync(preventScroll: true);
    }

    private async Task LookUpAsync()
    {
        if (_looking) return;
        _looking = true;
        try
        {
            await AskAsync(Address.PathAndQuery, new ExplainAccount(_text));
            if (Shown is not { Answer.Account: { } account }) return;
            // The answer can be sent on by its address, which names the account by its number. It is shown already, and is not looked up again.
            Shown = Shown with { Asked = Href(account) };
            _text = "";
            if (Address.PathAndQuery != Shown.Asked) Navigation.NavigateTo(Shown.Asked);
        }
        finally
        {
            _looking = false;
        }
    }

    private async Task AskAsync(string asked, ExplainAccount query)
    {
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Explain.HandleAsync(query, cancel)).Accepted(out var found, out var refusal);
            return new WhyShown(asked, found, refusal);
        });
        if (answer is not null) Shown = answer;
    }

    private static AccountId? AccountOf(string asked) =>
        QueryHelpers.ParseQuery(new Uri("http://here" + asked).Query).TryGetValue("account", out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new AccountId(id) : null;
}

/// <param name="Asked">The address it was read for.</param>
public sealed record WhyShown(string Asked, WhyAnswer? Answer, Refusal? Refusal);
