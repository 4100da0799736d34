using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Linking;

public sealed partial class HubLimitItem : IDisposable
{
    /// <summary>Who types a number of three digits presses three keys; each counting reads every use.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Newest _newest = new();
    private HubLimitRow? _stood;
    private string _text = "";
    private int? _limit;
    private Counted? _counted;
    private bool _toCount;

    [Inject] public required PreviewHubLimitHandler Preview { get; set; }
    [Inject] public required SaveHubLimitHandler Save { get; set; }
    [Inject] public required ResetHubLimitHandler Reset { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    [Parameter, EditorRequired] public required HubLimitRow Row { get; set; }
    [Parameter] public bool MayChange { get; set; }

    /// <summary>It was saved; what is said of it.</summary>
    [Parameter] public EventCallback<string> Changed { get; set; }

    private string Field => $"limit-{Row.Kind}";

    private bool IsDrafted => _limit != Row.Limit;

    private string Does => (_limit, _counted) switch
    {
        (null, _) => HubLimits.CheckLimit(0)!.Message,
        (_, null) => "Counting…",
        (_, { Refusal: { } refusal }) => refusal.Message,
        ({ } limit, { Counts: { } counts } counted) when counted.Limit == limit => Says(counts),
        _ => "Counting…",
    };

    protected override void OnParametersSet()
    {
        if (_stood == Row) return;
        (_stood, _limit, _text) = (Row, Row.Limit, Row.Limit.ToString(CultureInfo.InvariantCulture));
        (_counted, _toCount) = (null, true);
    }

    // Not while prerendering: to count may take seconds, and the page is there to say so.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toCount) return;
        _toCount = false;
        await CountAsync(Row.Limit, atOnce: true);
    }

    private async Task DraftAsync(string? text)
    {
        _text = text ?? "";
        _limit = int.TryParse(_text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && HubLimits.CheckLimit(limit) is null ? limit : null;
        if (_limit is { } drafted) await CountAsync(drafted);
    }

    private Task StandAsync()
    {
        (_limit, _text) = (Row.Limit, Row.Limit.ToString(CultureInfo.InvariantCulture));
        return CountAsync(Row.Limit, atOnce: true);
    }

    private async Task CountAsync(int limit, bool atOnce = false)
    {
        var answer = await _newest.AskAsync(async cancel =>
        {
            if (!atOnce) await Task.Delay(Pause, Clock, cancel);
            (await Preview.HandleAsync(new PreviewHubLimit(Row.Kind, limit), cancel)).Accepted(out var counts, out var refusal);
            return new Counted(limit, counts, refusal);
        });
        if (answer is null) return;
        _counted = answer;
        StateHasChanged();
    }

    private string Says(HubLimitPreview counts)
    {
        var (one, many) = (LinkWords.Kind(Row.Kind), LinkWords.Kinds(Row.Kind));
        return IsDrafted
            ? $"{Figures.Count(counts.HubsDraft, one, many)} would be {(counts.HubsDraft == 1 ? "a hub" : "hubs")}, {Figures.Count(counts.AccountsDraft, "account")} on {(counts.HubsDraft == 1 ? "it" : "them")}; now {Figures.Count(counts.HubsNow)}, with {Figures.Count(counts.AccountsNow)}."
            : counts.HubsNow == 0
                ? $"None of {Figures.Count(counts.Identifiers, one, many)} that are shared is a hub."
                : $"{Figures.Count(counts.HubsNow)} of {Figures.Count(counts.Identifiers, one, many)} that are shared {(counts.HubsNow == 1 ? "is a hub" : "are hubs")}, {Figures.Count(counts.AccountsNow, "account")} on {(counts.HubsNow == 1 ? "it" : "them")}.";
    }

    private Task SaveAsync()
    {
        var limit = _limit!.Value;
        return DecideAsync($"Save the limit of {LinkWords.Kinds(Row.Kind)} for everybody?", limit, "Save for everybody", "Keep editing",
            async () => (await Save.HandleAsync(new SaveHubLimit(Row.Kind, limit, Row.Version), CancellationToken.None)).Refusal, "Saved for everybody.");
    }

    private Task ResetAsync() => DecideAsync($"Take {LinkWords.Kinds(Row.Kind)} back to the default?", Row.Default, "Take it back to the default", "Keep the limit",
        async () => (await Reset.HandleAsync(new ResetHubLimit(Row.Kind, Row.Version), CancellationToken.None)).Refusal, "The default holds again.");

    private async Task DecideAsync(string title, int limit, string act, string keep, Func<Task<Refusal?>> decide, string done)
    {
        var says = $"{LinkWords.Capital(LinkWords.Kinds(Row.Kind))}: {Figures.Count(Row.Limit)} → {Figures.Count(limit, "account")} at most. Every account is linked anew by it, in a run that begins now; clusters fall apart or grow where it matters. " +
            "You can change it again at any time; decisions that people took on links stay.";
        if (await ConfirmDialog.ShowAsync(Dialogs, title, builder => builder.AddContent(0, says), act, keep, decide)) await Changed.InvokeAsync(done + " Linking runs again over all accounts.");
    }

    public void Dispose() => _newest.Dispose();

    private sealed record Counted(int Limit, HubLimitPreview? Counts, Refusal? Refusal);
}
