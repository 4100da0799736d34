using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Cordon.Web.Accounts;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Incidents;

public sealed partial class ParticipantsPanel : PageSection<ParticipantsShown>
{
    [Inject] public required SuggestParticipantsHandler Suggest { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Parameter, EditorRequired] public required IncidentView View { get; set; }
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>Tells who is suggested, once that is worked out.</summary>
    [Parameter] public EventCallback<IReadOnlyList<AccountId>> Suggested { get; set; }

    /// <summary>What is shown; the prerendering hands it to the circuit.</summary>
    [PersistentState] public override ParticipantsShown? Shown { get; set; }

    private ParticipantsShown? _told;

    protected override bool IsStale => Shown?.Incident != View.Id;

    // Suggested, and neither confirmed nor taken out by a person already.
    private List<WindowAccount> Open => Shown?.Suggestion is { } s ? [.. s.Suggested.Where(IsFree)] : [];

    private List<WindowAccount> Others => Shown?.Suggestion is { } s ? [.. s.Busiest.Where(a => !a.IsDown && !(a.IsSuggested && IsFree(a)))] : [];

    protected override async Task<ParticipantsShown> ReadAsync(CancellationToken cancel)
    {
        var id = View.Id;
        (await Suggest.HandleAsync(new(new IncidentId(id)), cancel)).Accepted(out var suggestion, out var refusal);
        return new(id, suggestion, refusal);
    }

    // Not while it is read: whoever is told draws this panel anew, and what is not there yet would be read again.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Shown is not { Suggestion: { } suggestion } || ReferenceEquals(_told, Shown)) return;
        _told = Shown;
        await Suggested.InvokeAsync([.. suggestion.Suggested.Select(a => new AccountId(a.Id))]);
    }

    private bool IsFree(WindowAccount account) => !account.IsDown && View.TakenOut.All(t => t.Id != account.Id);

    private string Lines(long account) => LinesAddress.Of(account, View.Facts.FromAt, View.Facts.ToAt.AddMinutes(-1));

    private static ShareRow Row(WindowAccount a) => new(a.Id, a.Account, a.Requests, a.Before, a.Usual, a.Errors, a.FlagScore);

    private static string Meanwhile(HealthChange health) => (health.FailuresRose, health.LatencyRose) switch
    {
        (true, true) => " while errors and latency rose",
        (true, false) => " while errors rose",
        (false, true) => " while latency rose",
        _ => "",
    };

    private Task ConfirmAsync() => DownAsync([.. Open.Select(Row)]);

    private Task AddAsync(ShareRow row) => DownAsync([row]);

    private async Task DownAsync(IReadOnlyList<ShareRow> rows)
    {
        var platform = Shown!.Suggestion!.Platform;
        if (await ConfirmParticipantsDialog.ShowAsync(Dialogs, View, rows, platform)) await Changed.InvokeAsync();
    }

    private async Task TakeOutAsync(IncidentAccountView account)
    {
        if (await TakeOutDialog.ShowAsync(Dialogs, View.Id, account)) await Changed.InvokeAsync();
    }
}

/// <param name="Incident">Which one it is of.</param>
public sealed record ParticipantsShown(long Incident, SuggestedParticipants? Suggestion, Refusal? Refusal);

/// <summary>An account's requests within the window and before.</summary>
public sealed record ShareRow(long Id, string Account, long Requests, long Before, long Usual, long Errors, double FlagScore);
