using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Some lines of an item from a byte offset on, however large it is.</summary>
/// <param name="Offset">Of the expanded content; within a line, reading begins with the next one.</param>
/// <param name="Backwards">The lines before the offset instead of those from it on.</param>
/// <param name="Lines">1 to <see cref="ReadEvidenceLinesHandler.MaxLines"/>.</param>
/// <param name="Marked">Lines that are to be marked; null: none.</param>
/// <param name="Only">Starts of the only lines that are wanted, ascending; null: all.</param>
public sealed record ReadEvidenceLines(EvidenceId Evidence, long Offset, bool Backwards = false, int Lines = 100, LineCriteria? Marked = null, IReadOnlyList<long>? Only = null);

/// <param name="Bytes">Of the expanded content.</param>
/// <param name="LineCount">Null while they are being counted, as are the numbers of the lines: <see cref="CountEvidenceLinesHandler"/> waits for them.</param>
/// <param name="AtStart">Nothing stands before these lines; <paramref name="AtEnd"/>: nothing behind them.</param>
public sealed record EvidenceLines(IReadOnlyList<EvidenceLine> Lines, long Bytes, long? LineCount, bool AtStart, bool AtEnd, SealView Seal);

public sealed class ReadEvidenceLinesHandler(EvidenceOpener opener, LineIndexes indexes, ICurrentActor actors)
{
    public const int MaxLines = 200;

    /// <summary>Reads off the caller's thread. The lines of a large item are shown while its seal is checked: ask <see cref="WatchSealHandler"/> how that ends.</summary>
    /// <param name="progress">Told how far a packed item is expanded, when it is looked at for the first time.</param>
    /// <returns>The lines; or why the item is not opened, see <see cref="EvidenceOpener"/>.</returns>
    public async Task<Outcome<EvidenceLines>> HandleAsync(ReadEvidenceLines query, IProgress<(long Done, long Total)>? progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        Action<long, long>? told = progress is null ? null : (done, total) => progress.Report((done, total));
        if (!(await opener.OpenTextAsync(query.Evidence, actor, "lines", told, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        var marked = query.Marked is { IsAll: false } wanted ? wanted : null;
        var agents = marked is null ? null : await opener.AgentsForAsync(marked, cancel);
        var exact = actor.May(Permission.RevealPersonalData);
        var index = await indexes.OfAsync(opened.Path, new FileInfo(opened.Path).Length, cancel);
        return await Task.Run(() => Read(query, opened, marked, exact, agents, index, cancel), cancel);
    }

    private static EvidenceLines Read(ReadEvidenceLines query, OpenedEvidence opened, LineCriteria? marked, bool exactAddress, IAgentBook? agents, LineIndex? index, CancellationToken cancel)
    {
        using var file = LineFile.Open(opened.Path);
        var veil = LineVeil.Of(file, opened.Source);
        var sieve = marked is null ? null : new LineSieve(marked, opened.Source, veil, exactAddress, agents);
        var most = Math.Clamp(query.Lines, 1, MaxLines);
        if (query.Only is { } only) return ReadOnly(file, only, query, most, opened, veil, sieve, index);
        var start = query.Offset >= file.Length ? file.Length : file.StartAtOrBehind(query.Offset);
        var spans = query.Backwards ? file.Backward(start, most, cancel) : file.Forward(start, most, cancel);
        return new(EvidenceLine.Of(file, spans, opened, veil, index, sieve, areNeighbours: true), file.Length, index?.Lines,
            spans.Count == 0 ? start == 0 : spans[0].From == 0, spans.Count == 0 ? start == file.Length : spans[^1].To == file.Length, opened.Seal);
    }

    private static EvidenceLines ReadOnly(LineFile file, IReadOnlyList<long> only, ReadEvidenceLines query, int most, OpenedEvidence opened, LineVeil veil, LineSieve? sieve, LineIndex? index)
    {
        var behind = 0;
        while (behind < only.Count && only[behind] < query.Offset) behind++;
        var (from, to) = query.Backwards ? (Math.Max(0, behind - most), behind) : (behind, Math.Min(only.Count, behind + most));
        var spans = new List<ByteSpan>(to - from);
        for (var i = from; i < to; i++) spans.Add(new(only[i], file.EndOf(only[i])));
        return new(EvidenceLine.Of(file, spans, opened, veil, index, sieve, areNeighbours: false), file.Length, index?.Lines, from == 0, to == only.Count, opened.Seal);
    }
}
