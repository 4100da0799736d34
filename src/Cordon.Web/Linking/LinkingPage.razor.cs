using Cordon.Domain;
using Cordon.Features.Linking;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Linking;

public sealed partial class LinkingPage
{
    private Refusal? _refusal;
    private string? _said;

    [Inject] public required ListHubLimitsHandler List { get; set; }
    [Inject] public required GetLinkingStandingHandler Stands { get; set; }
    [Inject] public required QueueLinkingHandler Queue { get; set; }

    [PersistentState] public HubLimitList? Limits { get; set; }
    [PersistentState] public LinkingStanding? Standing { get; set; }

    protected override Task OnInitializedAsync() => Limits is null || Standing is null ? ReadAsync() : Task.CompletedTask;

    private async Task ReadAsync()
    {
        if ((await List.HandleAsync(new ListHubLimits(), CancellationToken.None)).Accepted(out var limits, out _refusal)) Limits = limits;
        if (_refusal is null && (await Stands.HandleAsync(new GetLinkingStanding(), CancellationToken.None)).Accepted(out var standing, out _refusal)) Standing = standing;
    }

    private async Task ChangedAsync(string said)
    {
        await ReadAsync();
        _said = said;
    }

    private async Task RunAsync()
    {
        _said = null;
        (await Queue.HandleAsync(new QueueLinking(), CancellationToken.None)).Accepted(out _, out _refusal);
    }
}
