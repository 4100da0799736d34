using Cordon.Data.Storing;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;

namespace Cordon.Features.Bans;

/// <summary>Asks once for the preview of a ban and for what its slider shows, about nobody: a fresh process takes longer to build its queries and their code than to answer them. It only reads.</summary>
public sealed class RehearseBansHandler(CordonStore store, BanSettings settings, TimeProvider clock)
{
    private static readonly Actor Cordon = new("system:start", "Cordon", [Role.Reviewer]);

    public async Task HandleAsync(CancellationToken cancel)
    {
        var actor = new Machine();
        // No organization has this number.
        var scope = new BanScope(BanRule.OfOrganization(new(-1)) with { Threshold = BanRule.LeastThreshold }, [], []);
        await new PreviewBanHandler(store, actor, settings, clock).HandleAsync(new(scope), cancel);
        await new GetBanLadderHandler(store, actor, clock).HandleAsync(new(scope), cancel);
        await new ListThresholdMovesHandler(store, actor, clock).HandleAsync(new(scope, BanRule.LeastThreshold, 1), cancel);
    }

    private sealed class Machine : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken cancel) => new(Cordon);
    }
}
