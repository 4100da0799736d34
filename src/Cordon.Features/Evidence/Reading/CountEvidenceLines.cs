using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>How many lines an item has. Once that is known, every line that is read has its number.</summary>
public sealed record CountEvidenceLines(EvidenceId Evidence);

public sealed class CountEvidenceLinesHandler(EvidenceOpener opener, LineIndexes indexes, ICurrentActor actors)
{
    /// <summary>Waits until they are counted: seconds, where an item has gigabytes.</summary>
    /// <returns>The count; or why the item is not opened, see <see cref="EvidenceOpener"/>.</returns>
    public async Task<Outcome<long>> HandleAsync(CountEvidenceLines query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (!(await opener.OpenTextAsync(query.Evidence, actor, "lines", null, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        return (await indexes.WaitAsync(opened.Path, cancel)).Lines;
    }
}
