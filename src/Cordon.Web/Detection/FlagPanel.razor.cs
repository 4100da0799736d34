using Cordon.Domain;
using Cordon.Features.Detection;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Detection;

public sealed partial class FlagPanel
{
    private Refusal? _refusal;
    private long _refusalOf;

    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required TakeBackDismissalHandler TakeBack { get; set; }
    [Inject] public required QueueDetectionHandler Queue { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    [Parameter, EditorRequired] public long Account { get; set; }

    /// <summary>What the platform calls the account.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Null while they are read.</summary>
    [Parameter, EditorRequired] public required AccountFlags? Flags { get; set; }
    [Parameter] public Refusal? Refusal { get; set; }

    /// <summary>A flag was dismissed or taken back, or a run came to its end.</summary>
    [Parameter] public EventCallback Changed { get; set; }
    [Parameter] public EventCallback<FlagView> Zoom { get; set; }

    private List<FlagView> Counting => Flags is null ? [] : [.. Flags.Standing.Where(f => f.Dismissal is null)];

    private List<FlagView> Dismissed => Flags is null ? [] : [.. Flags.Standing.Where(f => f.Dismissal is not null)];

    private bool IsNone => Counting.Count == 0;

    private string Said => Dismissed.Count == 0 ? Figures.Count(Counting.Count, "flag") : $"{Figures.Count(Counting.Count, "flag")}, {Figures.Count(Dismissed.Count)} dismissed";

    private string None => Flags switch
    {
        { IsDue: true, LastRunAt: null } => "Not looked at yet.",
        { IsDue: true } => "No flags, but detection has not looked at the latest requests yet.",
        { LastRunAt: { } at } when Dismissed.Count == 0 => $"No flags. Detection has looked at all requests of this account; it last ran {Instant.Relative(at, Clock.GetUtcNow())}.",
        { LastRunAt: not null } => "No flags that count.",
        _ => "No flags. Detection has not run yet.",
    };

    protected override void OnParametersSet()
    {
        if (_refusalOf != Account) (_refusal, _refusalOf) = (null, Account);
    }

    private async Task DismissAsync(FlagView flag)
    {
        _refusal = null;
        if (await DismissFlagDialog.ShowAsync(Dialogs, Account, Name, flag)) await Changed.InvokeAsync();
    }

    private async Task TakeBackAsync(FlagView flag)
    {
        (await TakeBack.HandleAsync(new TakeBackDismissal(new AccountId(Account), flag.Rule), CancellationToken.None)).Accepted(out _, out _refusal);
        await Changed.InvokeAsync();
    }

    private async Task RunAsync() => (await Queue.HandleAsync(new QueueDetection(), CancellationToken.None)).Accepted(out _, out _refusal);
}
