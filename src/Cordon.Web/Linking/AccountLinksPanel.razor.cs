using Cordon.Domain;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Linking;

public sealed partial class AccountLinksPanel
{
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    /// <summary>The account whose links they are.</summary>
    [Parameter, EditorRequired] public required AccountName Account { get; set; }

    /// <summary>Null while they are read.</summary>
    [Parameter, EditorRequired] public required AccountLinks? Links { get; set; }
    [Parameter] public Refusal? Refusal { get; set; }

    /// <summary>Something was decided, or linking came to its end.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>Identifiers that other accounts are on too, and that do not join this one with them.</summary>
    private List<AccountIdentifier> Shared => Links is null ? [] : [.. Links.Identifiers.Where(i => !i.Joins && i.Standing.Accounts.Value > 1)];

    private static LinkDecisionView? Decided(AccountIdentifier item) => item.Standing.Cut ?? item.CutOff;

    private static string Why(AccountIdentifier item)
    {
        var accounts = LinkWords.AccountCount(item.Standing.Accounts);
        if (item.Standing.Cut is not null) return $"{accounts}, joins nobody. Cut by";
        if (item.Standing.IsHub) return $"{accounts}, hub: more than {Figures.Count(item.Standing.Limit)}. Joins nobody." + (item.CutOff is null ? "" : " This account was cut off by");
        return $"{accounts}, this one not joined. Cut off by";
    }

    private string Nobody(AccountLinks links) => links switch
    {
        { LastRunAt: null, IsDue: true } => "Not linked yet: linking has not run.",
        { LastRunAt: null } => "Nobody. Linking has not run yet.",
        { IsDue: true } => "Nobody so far.",
        { LastRunAt: { } at } => $"Nobody: it shares no card and no device that joins. Linking last ran {Instant.Relative(at, Clock.GetUtcNow())}.",
    };

    private AccountName Other(LinkDecisionView decision) => decision.Account!.Id == Account.Id ? decision.Other! : decision.Account;

    private async Task JoinAsync()
    {
        if (await JoinAccountsDialog.ShowAsync(Dialogs, Account)) await Changed.InvokeAsync();
    }

    private async Task AcceptAsync(SuggestedAccount other)
    {
        if (await AcceptSuggestionDialog.ShowAsync(Dialogs, Account, new AccountName(other.Id, other.Account), other.Probability, other.Sentence)) await Changed.InvokeAsync();
    }

    private async Task TurnDownAsync(SuggestedAccount other)
    {
        if (await TurnDownDialog.ShowAsync(Dialogs, Account, new AccountName(other.Id, other.Account))) await Changed.InvokeAsync();
    }

    private async Task TakeBackAsync(LinkDecisionView decision)
    {
        if (await TakeBackDialog.ShowAsync(Dialogs, decision)) await Changed.InvokeAsync();
    }
}
