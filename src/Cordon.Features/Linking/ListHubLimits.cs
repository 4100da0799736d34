using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>The hub limits of every kind, in the order they are listed.</summary>
public sealed record ListHubLimits;

public sealed record HubLimitList(IReadOnlyList<HubLimitRow> Limits, bool MayChange);

/// <param name="SavedByName">Who chose it; null, as is <paramref name="SavedAt"/>, while the default holds.</param>
/// <param name="Version">What a change has to name; 0 while nothing was ever saved.</param>
public sealed record HubLimitRow(IdentifierKind Kind, int Limit, int Default, string? SavedByName, DateTimeOffset? SavedAt, int Version)
{
    public bool IsDefault => SavedAt is null;
}

public sealed class ListHubLimitsHandler(CordonStore store, ICurrentActor actors)
{
    public async Task<Outcome<HubLimitList>> HandleAsync(ListHubLimits query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var choices = await store.ReadAsync((db, ct) => db.HubLimitChoices.TagWith(nameof(ListHubLimits)).ToDictionaryAsync(c => c.Kind, ct), cancel);
        return new HubLimitList([.. HubLimits.Kinds.Select(kind => choices.TryGetValue(kind, out var choice)
            ? new HubLimitRow(kind, choice.Limit, HubLimits.Default[kind], choice.SavedByName, choice.SavedAt, choice.Version)
            : new HubLimitRow(kind, HubLimits.Default[kind], HubLimits.Default[kind], null, null, 0))], actor.May(Permission.ChangeSettings));
    }
}
