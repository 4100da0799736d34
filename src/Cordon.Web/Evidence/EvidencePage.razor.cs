using Cordon.Domain;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Evidence;

/// <summary>An item of evidence: its lines, what is known of it, and what was done with it.</summary>
public sealed partial class EvidencePage : AddressedPage
{
    private static readonly Crumb[] Way = [new("Evidence", EvidenceAddress.Path)];

    private readonly CancellationTokenSource _left = new();
    private readonly Newest _searches = new();
    private EvidenceItemAddress _asked = new(0);
    private LineCriteria _wanted = LineCriteria.All;
    private FlagLinesView? _behind;
    private FoundEvidenceLines? _found;
    private bool _searching;
    private SealView? _seal;
    private long _watched;
    private Refusal? _refusal, _searchRefusal;
    private string? _shownFor, _meaning;

    [Inject] public required GetEvidenceHandler Evidence { get; set; }
    [Inject] public required GetFlagLinesHandler Flags { get; set; }
    [Inject] public required SearchEvidenceLinesHandler Searches { get; set; }
    [Inject] public required WatchSealHandler Seals { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    [Parameter] public long Id { get; set; }

    private EvidenceView? View { get; set; }

    protected override string? ShownFor => _shownFor;

    // What does not hold what was sealed is not shown, nor gone on with.
    private bool Readable => _refusal is null && View?.Fault is null;

    private (MarkState State, string Word) Seal => _seal is { } seal ? EvidenceWords.Seal(seal, Clock.GetUtcNow())
        : View?.Fault is { } fault ? (EvidenceWords.Mark(fault), fault == Domain.Evidence.EvidenceFault.Altered ? "Altered" : "Missing") : (MarkState.Sealed, "Sealed");

    protected override async Task ReadAsync(string asked)
    {
        _asked = EvidenceItemAddress.Read(Id, Address);
        if (View?.Id != Id)
        {
            (View, _seal, _behind, _refusal) = (null, null, null, null);
            (await Evidence.HandleAsync(new(new EvidenceId(Id)), CancellationToken.None)).Accepted(out var view, out _refusal);
            View = view;
            if (_refusal == EvidenceReadRefusals.NotFound)
            {
                _shownFor = asked;
                Navigation.NotFound();
                return;
            }
        }
        // Whether only the marked lines are shown, or another page, changes nothing about which are.
        var meaning = (_asked with { Only = false, AsLines = false, Page = 1 }).Href;
        var isNew = meaning != _meaning;
        _meaning = meaning;
        if (isNew) await MeanAsync();
        _shownFor = asked;
        if (!RendererInfo.IsInteractive || View is null) return;
        if (isNew) _ = SearchAsync();
        if (_watched != Id) _ = WatchAsync();
    }

    /// <summary>Which lines the address means: those of a flag, and of them what the filters leave.</summary>
    private async Task MeanAsync()
    {
        _searchRefusal = null;
        var wanted = _asked.Wanted;
        if (_asked.Flag is { } flag)
        {
            if (_behind?.Flag != flag)
            {
                (await Flags.HandleAsync(new(new FlagId(flag)), CancellationToken.None)).Accepted(out var behind, out _searchRefusal);
                _behind = behind;
            }
            if (_behind?.Lines.Wanted is { } meant)
                wanted = wanted with { Accounts = meant.Accounts, From = Later(meant.From, wanted.From), To = Earlier(meant.To, wanted.To), Requests = meant.Requests };
        }
        else _behind = null;
        _wanted = wanted;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => b is null || a > b ? a : b;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => b is null || a < b ? a : b;

    private async Task SearchAsync()
    {
        (_found, _searching) = (null, false);
        if (_wanted.IsAll || View?.Shape is EvidenceShape.Image or EvidenceShape.Pdf or EvidenceShape.Bytes)
        {
            // A search for nothing takes the place of the one under way, too.
            await _searches.AskAsync(_ => Task.FromResult(""));
            return;
        }
        _searching = true;
        var wanted = _wanted;
        var progress = new Progress<FoundEvidenceLines>(so => Tell(wanted, so));
        try
        {
            var answer = await _searches.AskAsync(async cancel => new Answer(await Searches.HandleAsync(new(new EvidenceId(Id), wanted), progress, cancel)));
            if (!ReferenceEquals(wanted, _wanted)) return;
            _searching = false;
            if (answer is not null && !answer.Outcome.Accepted(out _found, out var refusal)) _searchRefusal = refusal;
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private void Tell(LineCriteria wanted, FoundEvidenceLines so)
    {
        if (!ReferenceEquals(wanted, _wanted) || !_searching) return;
        _found = so;
        StateHasChanged();
    }

    // What was found so far stays.
    private async Task StopSearch()
    {
        _searching = false;
        await _searches.AskAsync(_ => Task.FromResult(""));
    }

    /// <summary>The seal of a large file is checked while its lines are shown; they go when it turns out altered.</summary>
    private async Task WatchAsync()
    {
        var id = _watched = Id;
        try
        {
            var progress = new Progress<int>(percent =>
            {
                if (id != Id || _seal is { Standing: not SealStanding.Checking }) return;
                _seal = new(SealStanding.Checking, null, percent);
                StateHasChanged();
            });
            (await Seals.HandleAsync(new(new EvidenceId(id)), progress, _left.Token)).Accepted(out var seal, out _);
            if (id != Id) return;
            _seal = seal;
            if (_seal?.Refusal is { } refusal) Refuse(refusal);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private void Refuse(Refusal refusal)
    {
        _refusal = refusal;
        if (refusal.Code == EvidenceReadRefusals.NotText.Code) return;
        _ = StopSearch();
        _found = null;
    }

    private async Task ShowOlderAsync(long before)
    {
        if (View is not { } view) return;
        (await Evidence.HandleAsync(new(new EvidenceId(Id), before), CancellationToken.None)).Accepted(out var older, out _);
        if (older is not null) View = view with { Custody = [.. view.Custody, .. older.Custody] };
    }

    private string Counted(FlagLinesView behind)
    {
        var stated = behind.Lines.Figure is { } figure ? $"The flag counted {Figures.Count((long)figure.Value)} {figure.Name}." : "Marked are the account’s requests in the flag’s window that its rule looks at.";
        return behind.Logs.Count == 1 && _found is { IsComplete: true } found ? $"{stated} {Figures.Count(found.Count, "line")} of this log {(found.Count == 1 ? "is" : "are")} marked." : stated;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        _left.Cancel();
        _searches.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed record Answer(Outcome<FoundEvidenceLines> Outcome);
}
