using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Incidents;
using Cordon.Features.Organizations;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cordon.Web.Bans;

/// <summary>Writes a ban: what it is on the left, whom it reaches on the right, always as it would be now.</summary>
public sealed partial class NewBanPage : ComponentBase, IDisposable
{
    private const double DefaultThreshold = 0.8;
    private static readonly Crumb[] Crumbs = [new("Bans", BansAddress.Path)];

    private readonly Newest _previewing = new(), _laddering = new();
    private NewBanForm _form = new();
    private BanDraftId? _draft;
    private IReadOnlyList<BanDraftRow> _drafts = [];
    private IReadOnlyList<ClauseRow> _clauses = [];
    private BanPreview? _preview;
    private BanLadder? _ladder;
    private BanSampleView? _sample;
    private ProposedBan? _proposed;
    private Refusal? _loading, _targetRefusal, _previewRefusal, _refusal;
    private string? _named, _previewFor, _ladderFor;
    private bool _busy, _saving, _unsaved;

    [Inject] public required PreviewBanHandler Previewing { get; set; }
    [Inject] public required GetBanLadderHandler Laddering { get; set; }
    [Inject] public required FindBanTargetHandler Finding { get; set; }
    [Inject] public required ProposeBanHandler Proposing { get; set; }
    [Inject] public required SaveBanDraftHandler Saving { get; set; }
    [Inject] public required OpenBanDraftHandler Opening { get; set; }
    [Inject] public required ListBanDraftsHandler Drafts { get; set; }
    [Inject] public required DeleteBanDraftHandler Deleting { get; set; }
    [Inject] public required ListPolicyClausesHandler Clauses { get; set; }
    [Inject] public required GetIncidentHandler IncidentOf { get; set; }
    [Inject] public required GetBanHandler BanOf { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    [SupplyParameterFromQuery(Name = "organization")] public string? OrganizationAsked { get; set; }
    [SupplyParameterFromQuery(Name = "cluster")] public long? ClusterAsked { get; set; }
    [SupplyParameterFromQuery(Name = "incident")] public long? IncidentAsked { get; set; }
    [SupplyParameterFromQuery(Name = "draft")] public long? DraftAsked { get; set; }

    /// <summary>An earlier ban that is written again.</summary>
    [SupplyParameterFromQuery(Name = "like")] public long? LikeAsked { get; set; }

    // What is shown of a rule that is no longer the one on the left is not what would be proposed.
    private BanPreview? Current => _preview is not null && _previewFor == AskedFor() ? _preview : null;

    private string ProposeText => Current is { Covered: > 0 } current
        ? $"{(_form.EmergencyHours is null ? "Propose a ban for" : "Ban at once")} {Figures.Count(current.Covered, "account")}"
        : "Propose a ban";

    protected override async Task OnInitializedAsync()
    {
        // What is typed while this reads is kept, and the address then names the draft: what the page was opened for is what it said at first.
        var (organization, cluster, incident, like, isDraft) = (OrganizationAsked, ClusterAsked, IncidentAsked, LikeAsked, DraftAsked is not null);
        (await Clauses.HandleAsync(new(), CancellationToken.None)).Accepted(out var clauses, out _loading);
        _clauses = clauses ?? [];
        if (_loading is not null) return;
        (await Drafts.HandleAsync(new(), CancellationToken.None)).Accepted(out var drafts, out _);
        _drafts = drafts ?? [];
        if (isDraft) return;
        if (like is { } earlier) await BeginLikeAsync(new(earlier));
        else await BeginAsync(organization, cluster, incident);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (DraftAsked is not { } asked || _draft?.Value == asked) return;
        if (!(await Opening.HandleAsync(new(new(asked)), CancellationToken.None)).Accepted(out var draft, out _loading)) return;
        (_draft, _form, _preview, _ladder, _proposed) = (new(draft.Id), NewBanForm.Read(draft.Content), null, null, null);
        await PreviewAsync();
    }

    public void Dispose()
    {
        _previewing.Dispose();
        _laddering.Dispose();
    }

    /// <summary>The target that the page was opened for.</summary>
    private async Task BeginAsync(string? organization, long? cluster, long? incident)
    {
        if (incident is { } number && (await IncidentOf.HandleAsync(new(new(number)), CancellationToken.None)).Accepted(out var view, out _loading))
        {
            _form.Incidents.Add(number);
            _form.Evidence.UnionWith(view.Evidence.Select(e => e.Id));
            _form.Accounts = [.. view.Accounts.Select(a => a.Id).Order()];
        }
        else if (organization is not null || cluster is not null) await FindAsync(new(organization, null, cluster is { } id ? new(id) : null));
        await PreviewAsync();
    }

    /// <summary>What an earlier ban said, to be looked at again: its dates are over, and the questions are about who proposes it now.</summary>
    private async Task BeginLikeAsync(BanId earlier)
    {
        if (!(await BanOf.HandleAsync(new(earlier), CancellationToken.None)).Accepted(out var view, out _loading)) return;
        _form = new()
        {
            Subsidiaries = view.Rule.Subsidiaries,
            Threshold = view.Rule.Threshold,
            FormerMembers = view.Rule.FormerMembers,
            Joiners = view.Rule.Joiners,
            Clause = view.Head.Clause,
            Incidents = [.. view.Incidents.Select(i => i.Id)],
            Evidence = [.. view.Evidence.Select(e => e.Id)],
            Reason = view.Reason,
            Statement = view.Statement,
        };
        await FindAsync(new(Like: earlier));
        await PreviewAsync();
    }

    private async Task FindAsync(FindBanTarget query)
    {
        if (!(await Finding.HandleAsync(query, CancellationToken.None)).Accepted(out var found, out _targetRefusal)) return;
        (_form.Organization, _form.Accounts) = (found.Organization, [.. found.Accounts.Select(a => a.Value)]);
    }

    private async Task NameAccountsAsync()
    {
        if (!BanLists.Accounts(_named ?? "").Accepted(out var names, out _targetRefusal)) return;
        await FindAsync(new(Accounts: names));
        if (_targetRefusal is null) await ScopeAsync(() => { });
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        await using var content = change.File.OpenReadStream(BanLists.MostBytes);
        _named = await BanLists.ReadAsync(content, CancellationToken.None);
        await NameAccountsAsync();
    }

    private Task ClearTargetAsync() => ScopeAsync(() => (_form.Organization, _form.Accounts, _form.Subsidiaries, _form.Threshold, _form.FormerMembers) = (null, [], false, null, false));

    private Task MoveAsync(double? threshold) => ScopeAsync(() => _form.Threshold = threshold);

    /// <summary>Something changed by which others are reached.</summary>
    private async Task ScopeAsync(Action change)
    {
        change();
        _refusal = null;
        var reading = PreviewAsync();
        await KeepAsync();
        await reading;
    }

    private async Task ChangeAsync(Action change)
    {
        change();
        _refusal = null;
        await KeepAsync();
    }

    /// <summary>Reads what the panel shows; a newer question takes the place of an older one.</summary>
    private async Task PreviewAsync()
    {
        if (_form.Scope() is not { } scope)
        {
            (_preview, _ladder, _previewFor, _ladderFor, _previewRefusal) = (null, null, null, null, null);
            return;
        }
        var asked = AskedFor();
        var answer = await _previewing.AskAsync(async cancel => new Answer<BanPreview>(await Previewing.HandleAsync(new(scope), cancel)));
        if (answer is null) return;
        (_preview, _previewRefusal) = (answer.Value, answer.Refusal);
        _previewFor = asked;
        // The same for every threshold, so it is read once and the slider is answered from it.
        var ladderFor = LadderFor(scope);
        if (_form.Organization is null || _ladderFor == ladderFor) return;
        StateHasChanged();
        var ladder = await _laddering.AskAsync(async cancel => new Answer<BanLadder>(await Laddering.HandleAsync(new(scope), cancel)));
        if (ladder is not null) (_ladder, _ladderFor) = (ladder.Value, ladderFor);
    }

    private string? AskedFor() => _form.Scope() is { } scope ? $"{scope.Key()} {scope.FromAt?.UtcTicks}" : null;

    private static string LadderFor(BanScope scope) => $"{(scope with { Rule = scope.Rule with { Threshold = null } }).Key()} {scope.FromAt?.UtcTicks}";

    /// <summary>Keeps what was filled in, so that a lost circuit loses nothing. While one save runs the next waits, and saves the last.</summary>
    private async Task KeepAsync()
    {
        _unsaved = true;
        if (_saving) return;
        _saving = true;
        try
        {
            while (_unsaved)
            {
                _unsaved = false;
                if (!(await Saving.HandleAsync(new(_draft, _form.Title, _form.Write()), CancellationToken.None)).Accepted(out var saved, out var refusal))
                {
                    _refusal = refusal;
                    return;
                }
                if (_draft == saved) continue;
                _draft = saved;
                Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["draft"] = saved.Value, ["organization"] = null, ["cluster"] = null, ["incident"] = null, ["like"] = null }), replace: true);
            }
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task DeleteDraftAsync()
    {
        if (_draft is not { } draft) return;
        _refusal = (await Deleting.HandleAsync(new(draft), CancellationToken.None)).Refusal;
        if (_refusal is null) Navigation.NavigateTo(NewBanWords.Path, forceLoad: true);
    }

    private async Task ProposeAsync()
    {
        if (_busy || Person is null || Current is not { } seen || _form.Plan(Person) is not { } plan) return;
        _busy = true;
        // Not cancelled with the tab: once pressed, it is proposed or refused.
        if ((await Proposing.HandleAsync(new(plan, seen.Digest, _draft), CancellationToken.None)).Accepted(out var proposed, out _refusal)) (_proposed, _draft) = (proposed, null);
        _busy = false;
        if (_refusal == Domain.Bans.BanRefusals.PreviewOutdated) await PreviewAsync();
    }

    private static bool Is(ChangeEventArgs change) => change.Value is true;

    private static void Toggle(SortedSet<long> set, long id)
    {
        if (!set.Remove(id)) set.Add(id);
    }

    private sealed class Answer<T>(Outcome<T> outcome) where T : class
    {
        public T? Value { get; } = outcome.Accepted(out var value, out _) ? value : null;

        public Refusal? Refusal { get; } = outcome.Refusal;
    }
}
