using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Imports;

/// <summary>The reading of one log: lines into requests into a chunk, and the lines that could not be read.</summary>
internal sealed class LogReading
{
    private readonly LineJudge _judge;
    private readonly IngestContent _content;
    private readonly LineReader _lines;
    private readonly Import _import;
    private readonly RequestCondenser _condenser;
    private readonly IngestSettings _settings;
    private readonly List<ImportReject> _rejects = [];
    private long _lineCount, _accepted, _rejected;

    /// <param name="now">The clock: a request that claims to come after it is rejected.</param>
    public LogReading(IngestContent content, Import import, RequestCondenser condenser, IngestSettings settings, DateTimeOffset now)
    {
        (_content, _import, _condenser, _settings) = (content, import, condenser, settings);
        _lines = new LineReader(content.Stream, import.NextOffset, import.Lines + 1);
        _judge = new LineJudge(import.IdentifyBy!.Value, now.AddMinutes(settings.FutureToleranceMinutes).UtcTicks);
        (_lineCount, _accepted, _rejected) = (import.Lines, import.Accepted, import.Rejected);
    }

    public ChunkEnd End => new(_lines.NextOffset, _content.RawBytesRead, _lineCount, _accepted, _rejected);

    /// <summary>Reads on to the end of the next chunk. Its border depends on the number of lines alone, so that it is the same each time.</summary>
    /// <returns>False when there was nothing left to read.</returns>
    public bool ReadChunk(int linesBetweenReports, Action<long> report, CancellationToken stop)
    {
        var read = 0;
        while (read < _settings.ChunkLines && _lines.TryRead(out var line))
        {
            read++;
            _lineCount++;
            Take(line);
            if (read % linesBetweenReports != 0) continue;
            stop.ThrowIfCancellationRequested();
            report(_lineCount);
        }
        return read > 0;
    }

    public ActivityChunk TakeChunk() => _condenser.Take();

    public IReadOnlyList<ImportReject> TakeRejects()
    {
        var taken = _rejects.ToArray();
        _rejects.Clear();
        return taken;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (_judge.Accepts(_lines, line, out var request, out var account, out var reason))
        {
            _condenser.Add(account, request);
            _accepted++;
        }
        else Reject(line, reason);
    }

    private void Reject(ReadOnlySpan<byte> line, string reason)
    {
        if (++_rejected > ImportReject.MaxKept) return;
        _rejects.Add(new ImportReject { ImportId = _import.Id, Line = _lineCount, Reason = reason, Text = RejectText.Of(line) });
    }
}
