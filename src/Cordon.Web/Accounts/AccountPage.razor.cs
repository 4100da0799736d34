using Cordon.Domain;
using Cordon.Domain.Explaining;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Activity;
using Cordon.Features.Attribution;
using Cordon.Features.Detection;
using Cordon.Features.Explaining;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Accounts;

public sealed partial class AccountPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Accounts", AccountsAddress.Path)];

    private readonly Newest _flags = new(), _links = new(), _affiliations = new(), _why = new();

    [Inject] public required GetAccountHandler Account { get; set; }
    [Inject] public required GetAccountSeriesHandler Activity { get; set; }
    [Inject] public required GetAccountUseHandler Use { get; set; }
    [Inject] public required GetAccountHistoryHandler History { get; set; }
    [Inject] public required GetAccountFlagsHandler FlagsOf { get; set; }
    [Inject] public required GetAccountLinksHandler LinksOf { get; set; }
    [Inject] public required GetAccountAffiliationsHandler AffiliationsOf { get; set; }
    [Inject] public required GetAccountBansHandler BansOf { get; set; }
    [Inject] public required KeepAccountSnapshotHandler Keep { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    [Parameter] public long Id { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit. What somebody had revealed is never in it.</summary>
    [PersistentState] public AccountShown? Shown { get; set; }

    /// <summary>What it is flagged for: read beside the rest, which does not wait for it.</summary>
    [PersistentState] public FlagsShown? Flagged { get; set; }

    /// <summary>Whom it is linked with: read beside the rest, which does not wait for it.</summary>
    [PersistentState] public LinksShown? Linked { get; set; }

    /// <summary>Where it belongs: read beside the rest, which does not wait for it.</summary>
    [PersistentState] public AffiliationsShown? Affiliated { get; set; }

    /// <summary>Which bans reach it: read beside the rest, which does not wait for it.</summary>
    [PersistentState] public WhyOfAccount? Explained { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one account to another the page stays: nothing of the one before may stand under the other's address.
    private AccountView? View => Shown?.View is { } view && view.Account.Id == Id ? view : null;

    private AccountFlags? Flags => Flagged?.Account == Id ? Flagged.Flags : null;

    private AccountLinks? Links => Linked?.Account == Id ? Linked.Links : null;

    private AccountAffiliations? Affiliations => Affiliated?.Account == Id ? Affiliated.Affiliations : null;

    private Explanation? Why => Explained?.Account == Id ? Explained.Why : null;

    private List<ChartBand> Bands => Flags is null ? [] : [.. Flags.Standing.Where(f => f.Dismissal is null).Select(f => new ChartBand(f.From, f.To, f.Title))];

    // The item that this page was kept as, of which account.
    private (long Account, long Item)? _keptAs;

    private long? Kept => _keptAs is { } kept && kept.Account == Id ? kept.Item : null;

    private string UseSpan => Shown?.Series is { } series ? TimeWindow.Text(series.From, series.To.AddMinutes(-1)) : "";

    private async Task KeepAsync()
    {
        var id = Id;
        var kept = await KeepAsEvidenceDialog.ShowAsync(Dialogs, "What this page shows now, masked as it is shown, is sealed as an item of evidence.", reason => Keep.HandleAsync(new(new(id), reason), CancellationToken.None));
        if (kept is { } item) _keptAs = (id, item);
    }

    protected override async Task OnParametersSetAsync()
    {
        var flags = Flagged?.Account == Id ? Task.CompletedTask : ReadFlagsAsync();
        var links = Linked?.Account == Id ? Task.CompletedTask : ReadLinksAsync();
        var affiliations = Affiliated?.Account == Id ? Task.CompletedTask : ReadAffiliationsAsync();
        var why = Explained?.Account == Id ? Task.CompletedTask : ReadWhyAsync();
        await base.OnParametersSetAsync();
        StateHasChanged();
        await Task.WhenAll(flags, links, affiliations, why);
    }

    protected override async Task ReadAsync(string asked)
    {
        var (id, window) = (new AccountId(Id), TimeWindow.Of(Address));
        var answer = await Newest.AskAsync(async cancel =>
        {
            // At once: each has a context of its own. The use waits for the series, which says what span is shown.
            var (reading, told) = (Activity.HandleAsync(new GetAccountSeries(id, window.From, window.To), cancel), History.HandleAsync(new GetAccountHistory(id), cancel));
            (await Account.HandleAsync(new GetAccount(id), cancel)).Accepted(out var view, out var refusal);
            (await reading).Accepted(out var series, out _);
            (await told).Accepted(out var history, out _);
            AccountUse? use = null;
            if (series is not null) (await Use.HandleAsync(new GetAccountUse(id, series.From, series.To.AddMinutes(-1)), cancel)).Accepted(out use, out _);
            return new AccountShown(asked, view, series, use, history ?? [], refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == AccountRefusals.NotFound) Navigation.NotFound();
    }

    private async Task ReadFlagsAsync()
    {
        var id = Id;
        var answer = await _flags.AskAsync(async cancel =>
        {
            (await FlagsOf.HandleAsync(new GetAccountFlags(new AccountId(id)), cancel)).Accepted(out var flags, out var refusal);
            return new FlagsShown(id, flags, refusal);
        });
        if (answer is not null) Flagged = answer;
    }

    private async Task ReadLinksAsync()
    {
        var id = Id;
        var answer = await _links.AskAsync(async cancel =>
        {
            (await LinksOf.HandleAsync(new GetAccountLinks(new AccountId(id)), cancel)).Accepted(out var links, out var refusal);
            return new LinksShown(id, links, refusal);
        });
        if (answer is not null) Linked = answer;
    }

    private async Task ReadAffiliationsAsync()
    {
        var id = Id;
        var answer = await _affiliations.AskAsync(async cancel =>
        {
            (await AffiliationsOf.HandleAsync(new GetAccountAffiliations(new AccountId(id)), cancel)).Accepted(out var affiliations, out var refusal);
            return new AffiliationsShown(id, affiliations, refusal);
        });
        if (answer is not null) Affiliated = answer;
    }

    private async Task ReadWhyAsync()
    {
        var id = Id;
        var answer = await _why.AskAsync(async cancel =>
        {
            (await BansOf.HandleAsync(new GetAccountBans(new AccountId(id)), cancel)).Accepted(out var why, out var refusal);
            return new WhyOfAccount(id, why, refusal == AccountRefusals.NotFound ? null : refusal);
        });
        if (answer is not null) Explained = answer;
    }

    // What is decided on an affiliation may ban or free the account.
    private Task AffiliationsChangedAsync() => Task.WhenAll(ReadAffiliationsAsync(), ReadWhyAsync());

    private Task LinksChangedAsync() => Task.WhenAll(ReadLinksAsync(), ReadHistoryAsync());

    private Task FlagsChangedAsync() => Task.WhenAll(ReadFlagsAsync(), ReadHistoryAsync());

    private async Task ReadHistoryAsync()
    {
        var told = await History.HandleAsync(new GetAccountHistory(new AccountId(Id)), CancellationToken.None);
        if (told.Accepted(out var history, out _) && Shown is not null) Shown = Shown with { History = history };
    }

    private void ShowWindow(TimeWindow window) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(window.Query));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _flags.Dispose();
            _links.Dispose();
            _affiliations.Dispose();
            _why.Dispose();
        }
        base.Dispose(disposing);
    }
}

/// <param name="Asked">The address it was read for.</param>
public sealed record AccountShown(string Asked, AccountView? View, Series? Series, AccountUse? Use, IReadOnlyList<HistoryRow> History, Refusal? Refusal);

/// <param name="Account">Whose they are.</param>
public sealed record FlagsShown(long Account, AccountFlags? Flags, Refusal? Refusal);

/// <param name="Account">Whose they are.</param>
public sealed record LinksShown(long Account, AccountLinks? Links, Refusal? Refusal);

/// <param name="Account">Whose they are.</param>
public sealed record AffiliationsShown(long Account, AccountAffiliations? Affiliations, Refusal? Refusal);

/// <param name="Account">Whose it is.</param>
public sealed record WhyOfAccount(long Account, Explanation? Why, Refusal? Refusal);
