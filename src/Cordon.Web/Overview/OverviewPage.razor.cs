using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Overview;

public sealed partial class OverviewPage : PageSection<DetectionStanding>
{
    private static readonly DetectionStanding Unread = new(true, default, null, null, null, false);

    private ChangesPanel? _changes;

    [Inject] public required GetDetectionStandingHandler Standing { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>Read only to tell an empty store; the prerendering hands it to the circuit.</summary>
    [PersistentState] public override DetectionStanding? Shown { get; set; }

    protected override async Task<DetectionStanding> ReadAsync(CancellationToken cancel) =>
        Person?.May(Permission.Browse) == true && (await Standing.HandleAsync(new GetDetectionStanding(), cancel)).Accepted(out var standing, out _) ? standing : Unread;

    private Task DetectedAsync() => _changes?.ReadAgainAsync() ?? Task.CompletedTask;
}
