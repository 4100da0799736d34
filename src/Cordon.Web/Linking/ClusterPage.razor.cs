using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Linking;

public sealed partial class ClusterPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Clusters", ClustersAddress.Path)];

    // What the browser hands back to the circuit has to fit into one message.
    private const int MostHandedOver = 150;

    // Raised when the cluster is read anew, for the part of the page that reads for itself; the same in the prerendering and in the circuit.
    private int _reads;

    [Inject] public required GetClusterHandler Cluster { get; set; }
    [Inject] public required ListClusterSuggestionsHandler SuggestionsOf { get; set; }
    [Inject] public required GetClusterFlagsHandler FlagsOf { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    [Parameter] public long Id { get; set; }

    /// <summary>What the prerendering hands to the circuit: a small cluster as it is; a large one is read again.</summary>
    [PersistentState]
    public ClusterShown? Handed
    {
        get => Shown?.Answer?.Cluster is { } cluster && cluster.Members.Count + cluster.Identifiers.Count > MostHandedOver ? null : Shown;
        set => Shown = value;
    }

    private ClusterShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private ClusterView? View => Shown is { Id: var id, Answer.Cluster: { } cluster } && id == Id ? cluster : null;

    private ClusterLook Look => ClusterLook.Read(Address);

    private string Title => View is { } view ? $"Cluster of {view.Members.FirstOrDefault(m => m.Id == view.Id)?.Account ?? view.Members[0].Account}" : "Cluster";

    protected override async Task ReadAsync(string asked)
    {
        // Another look at the same cluster is no new question.
        if (Shown is { } shown && shown.Id == Id && shown.Answer is not null)
        {
            Shown = shown with { Asked = asked };
            return;
        }
        await ReadNowAsync(asked);
    }

    private async Task ReadNowAsync(string asked)
    {
        var id = new ClusterId(Id);
        var answer = await Newest.AskAsync(async cancel =>
        {
            var (flags, suggestions) = (FlagsOf.HandleAsync(new GetClusterFlags(id), cancel), SuggestionsOf.HandleAsync(new ListClusterSuggestions(id), cancel));
            (await Cluster.HandleAsync(new GetCluster(id), cancel)).Accepted(out var cluster, out var refusal);
            (await flags).Accepted(out var rules, out _);
            (await suggestions).Accepted(out var suggested, out _);
            return new ClusterShown(asked, id.Value, cluster, rules ?? [], suggested ?? [], refusal);
        });
        if (answer is null) return;
        if (answer.Answer?.MovedTo is { } now)
        {
            Navigation.NavigateTo(LinkWords.ClusterHref(now), replace: true);
            return;
        }
        Shown = answer;
        if (answer.Refusal == ClusterRefusals.NotFound) Navigation.NotFound();
    }

    // A look replaces the entry in the history; a span of time, which is a step further in, adds one.
    private void Show(ClusterLook look) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(look.Query), replace: true);

    private void Toggle(string kind) => Show(Look with { Hidden = Look.Hidden.Contains(kind) ? Look.Hidden.Where(k => k != kind).ToHashSet() : Look.Hidden.Append(kind).ToHashSet() });

    private void ShowWindow(TimeWindow window) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(window.Query));

    private async Task ActAsync(ClusterAct act)
    {
        var decided = await (act switch
        {
            ClusterAct.CutWhole(var identifier) => CutIdentifierDialog.ShowAsync(Dialogs, identifier),
            ClusterAct.CutOff(var account, var identifier) => CutAccountDialog.ShowAsync(Dialogs, account, identifier),
            ClusterAct.TakeBack(var decision) => TakeBackDialog.ShowAsync(Dialogs, decision),
            ClusterAct.Accept({ } s) => AcceptSuggestionDialog.ShowAsync(Dialogs, new(s.AccountId, s.Account), new(s.OtherId, s.Other), s.Probability, s.Sentence),
            ClusterAct.TurnDown({ } s) => TurnDownDialog.ShowAsync(Dialogs, new(s.AccountId, s.Account), new(s.OtherId, s.Other)),
            _ => Task.FromResult(false),
        });
        if (decided) await AgainAsync();
    }

    private async Task AgainAsync()
    {
        await ReadNowAsync(Address.PathAndQuery);
        _reads++;
    }

    private bool Has(ClusterView view, string kind) => kind switch
    {
        "idle" => view.Identifiers.Any(i => i.State != LinkState.Joins),
        "suggested" => Shown!.Suggestions.Count > 0,
        _ => view.Identifiers.Any(i => ClusterLook.KindOf(i.Name.Kind) == kind),
    };
}

/// <param name="Asked">The address it was read for.</param>
/// <param name="Id">Of the address.</param>
public sealed record ClusterShown(string Asked, long Id, ClusterAnswer? Answer, IReadOnlyList<ClusterRule> Rules, IReadOnlyList<ClusterSuggestion> Suggestions, Refusal? Refusal);
