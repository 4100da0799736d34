using System.Text;
using Cordon.Domain;
using Cordon.Features.Evidence;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Activity;

/// <summary>Reads an account's lines out of sealed logs, with the same eyes as the import, and no further than they reach.</summary>
internal sealed class LineReading(IArtifactStore artifacts, SealCheck seals, IReadOnlyList<ToldLog> logs, IProgress<LineProgress>? progress, CancellationToken cancel)
{
    private const int LinesBetweenLooks = 8_192;

    private readonly long _total = logs.Sum(log => seals.BytesToCheck(log.Sha256) + (new FileInfo(artifacts.PathOf(log.Sha256)) is { Exists: true } file ? file.Length : 0));
    private long _done, _reported;

    /// <summary>Every log before the first line of any is shown: half a page would look like a whole one.</summary>
    public Refusal? CheckSeals()
    {
        foreach (var log in logs)
        {
            var bytes = seals.BytesToCheck(log.Sha256);
            if (seals.Check(log.Sha256, log.Import, read => Report("Checking the seal of", log, read), cancel) is { } refusal) return refusal;
            _done += bytes;
        }
        return null;
    }

    /// <returns>How many lines the import counted that were not found again.</returns>
    public long Read(ToldLog log, string account, LinePlan plan, LinePage page)
    {
        using var content = IngestFile.OpenContent(artifacts.PathOf(log.Sha256), startOffset: 0);
        var lines = new LineReader(content.Stream);
        var judge = new LineJudge(log.IdentifyBy, log.LatestTicks);
        var (named, mayDiffer) = (Encoding.UTF8.GetBytes(account), account.Contains('\uFFFD', StringComparison.Ordinal));
        var left = log.Expected(plan.First, plan.Last);
        // The import counted how many there are: behind the last of them nothing has to be read.
        while (left > 0 && lines.TryRead(out var line) && lines.NextOffset <= log.EndOffset)
        {
            if (lines.LineNumber % LinesBetweenLooks == 0) Look(log, content);
            if (!judge.Accepts(lines, line, out var request, out var name, out _)) continue;
            // Bytes that are no UTF-8 have become another text in the store.
            if (!name.SequenceEqual(named) && !(mayDiffer && Encoding.UTF8.GetString(name) == account)) continue;
            var place = new LinePlace(request.UtcTicks, log.Import.Value, lines.LineNumber);
            if (place.Minute < plan.First || place.Minute > plan.Last) continue;
            left--;
            page.Offer(place, log, line, request);
        }
        _done += content.RawBytes;
        return left;
    }

    private void Look(ToldLog log, IngestContent content)
    {
        cancel.ThrowIfCancellationRequested();
        Report("Reading", log, content.RawBytesRead);
    }

    // A report every half of a hundredth is more than a bar can show.
    private void Report(string doing, ToldLog log, long bytes)
    {
        if (progress is null || _done + bytes - _reported < _total / 200) return;
        _reported = _done + bytes;
        progress.Report(new(doing, log.FileName, _reported, _total));
    }
}
