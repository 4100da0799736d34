using Cordon.Domain;
using Cordon.Features.Detection;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Detection;

public sealed partial class KnownAutomationPage
{
    private Refusal? _refusal;

    [Inject] public required ListKnownAutomationHandler List { get; set; }
    [Inject] public required RemoveKnownAutomationHandler Remove { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }

    [PersistentState] public KnownAutomationList? Loaded { get; set; }

    protected override Task OnInitializedAsync() => Loaded is null ? ReadAsync() : Task.CompletedTask;

    private async Task ReadAsync()
    {
        if ((await List.HandleAsync(new ListKnownAutomation(), CancellationToken.None)).Accepted(out var list, out _refusal)) Loaded = list;
    }

    private async Task AddAsync()
    {
        if (await AddKnownAutomationDialog.ShowAsync(Dialogs)) await ReadAsync();
    }

    private async Task RemoveAsync(KnownAutomationRow entry)
    {
        RenderFragment says = builder => builder.AddContent(0,
            "What it covers is judged like everything else again, by a run of the detectors that begins now. You can add it again at any time; that it was on the list stays in the record.");
        if (await ConfirmDialog.ShowAsync(Dialogs, $"Remove “{entry.Name}” from the list?", says, "Remove one entry", "Keep it on the list",
            async () => (await Remove.HandleAsync(new RemoveKnownAutomation(new KnownAutomationId(entry.Id)), CancellationToken.None)).Refusal, isDanger: true)) await ReadAsync();
    }
}
