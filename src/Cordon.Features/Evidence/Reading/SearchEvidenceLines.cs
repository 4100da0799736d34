using System.Diagnostics;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Looks through all lines of an item.</summary>
public sealed record SearchEvidenceLines(EvidenceId Evidence, LineCriteria Wanted);

/// <param name="Offsets">Where the first <see cref="SearchEvidenceLinesHandler.MostOffsets"/> of them begin, ascending.</param>
/// <param name="Count">How many there are so far; all of them once <paramref name="IsComplete"/>.</param>
/// <param name="Density">How many lie in each of <see cref="SearchEvidenceLinesHandler.Parts"/> equal parts of the content.</param>
/// <param name="BytesRead">Of the expanded content, of <paramref name="BytesTotal"/>.</param>
/// <param name="ByNetwork">Addresses were compared by their network, because whoever asks may not see them.</param>
public sealed record FoundEvidenceLines(IReadOnlyList<long> Offsets, long Count, IReadOnlyList<int> Density, long BytesRead, long BytesTotal, bool IsComplete, bool ByNetwork);

public sealed class SearchEvidenceLinesHandler(EvidenceOpener opener, ICurrentActor actors)
{
    public const int MostOffsets = 1_000, Parts = 200;

    private const int LinesBetweenLooks = 4_096;
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads off the caller's thread, line by line, without keeping any; a cancelled token stops it.</summary>
    /// <param name="progress">Told from that thread what was found so far, four times a second at most.</param>
    /// <returns>What was found; or why the item is not opened, or <c>evidence.not-a-read-log</c> where accounts are asked for that nobody told apart.</returns>
    public async Task<Outcome<FoundEvidenceLines>> HandleAsync(SearchEvidenceLines query, IProgress<FoundEvidenceLines>? progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var what = "search for " + await opener.WordsAsync(query.Wanted, cancel);
        if (!(await opener.OpenTextAsync(query.Evidence, actor, what, null, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        if (query.Wanted.Accounts.Count > 0 && opened.Source.By is null) return EvidenceReadRefusals.NoLog;
        var exact = actor.May(Permission.RevealPersonalData);
        var agents = await opener.AgentsForAsync(query.Wanted, cancel);
        return await Task.Run(() => Search(opened, LineSieve.Of(query.Wanted, opened, exact, agents), query.Wanted.Address is not null && !exact, progress, cancel), cancel);
    }

    private static FoundEvidenceLines Search(OpenedEvidence opened, LineSieve sieve, bool byNetwork, IProgress<FoundEvidenceLines>? progress, CancellationToken cancel)
    {
        using var file = new FileStream(opened.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var (offsets, density, total) = (new List<long>(), new int[Parts], file.Length);
        var lines = new LineReader(file);
        var (count, start, last) = (0L, 0L, Stopwatch.GetTimestamp());
        while (lines.TryRead(out var line) && lines.NextOffset <= opened.Source.EndOffset)
        {
            if (lines.LineNumber % LinesBetweenLooks == 0)
            {
                cancel.ThrowIfCancellationRequested();
                Garbage.Sweep();
                if (progress is not null && Stopwatch.GetElapsedTime(last) >= BetweenReports)
                {
                    last = Stopwatch.GetTimestamp();
                    progress.Report(new([.. offsets], count, [.. density], start, total, false, byNetwork));
                }
            }
            if (sieve.Matches(line, lines.IsTooLong, start))
            {
                count++;
                density[(int)Math.Min(Parts - 1, start * Parts / Math.Max(1, total))]++;
                if (offsets.Count < MostOffsets) offsets.Add(start);
            }
            start = lines.NextOffset;
        }
        return new(offsets, count, density, total, total, true, byNetwork);
    }
}
