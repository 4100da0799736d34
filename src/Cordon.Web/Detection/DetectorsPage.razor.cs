using Cordon.Domain;
using Cordon.Features.Detection;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Detection;

public sealed partial class DetectorsPage
{
    private Refusal? _refusal;

    [Inject] public required ListDetectorsHandler List { get; set; }
    [Inject] public required QueueDetectionHandler Queue { get; set; }

    [PersistentState] public DetectorList? Loaded { get; set; }

    protected override Task OnInitializedAsync() => Loaded is null ? ReadAsync() : Task.CompletedTask;

    private async Task ReadAsync()
    {
        if ((await List.HandleAsync(new ListDetectors(), CancellationToken.None)).Accepted(out var list, out _refusal)) Loaded = list;
    }

    private async Task RunAsync() => (await Queue.HandleAsync(new QueueDetection(), CancellationToken.None)).Accepted(out _, out _refusal);
}
