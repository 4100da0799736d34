using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Imports;

/// <summary>The reading of one log: lines into requests into a chunk, and the lines that could not be read.</summary>
internal sealed class LogReading
{
    // Where no log format in use is older; a time before it is a broken line, not history.
    private static readonly long EarliestTicks = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly RequestLineParser _parser = new();
    private readonly AccountNamer _namer;
    private readonly IngestContent _content;
    private readonly LineReader _lines;
    private readonly Import _import;
    private readonly RequestCondenser _condenser;
    private readonly IngestSettings _settings;
    private readonly long _latestTicks;
    private readonly List<ImportReject> _rejects = [];
    private long _lineCount, _accepted, _rejected;

    /// <param name="now">The clock: a request that claims to come after it is rejected.</param>
    public LogReading(IngestContent content, Import import, RequestCondenser condenser, IngestSettings settings, DateTimeOffset now)
    {
        (_content, _import, _condenser, _settings) = (content, import, condenser, settings);
        _lines = new LineReader(content.Stream, import.NextOffset, import.Lines + 1);
        _namer = new AccountNamer(import.IdentifyBy!.Value);
        _latestTicks = now.AddMinutes(settings.FutureToleranceMinutes).UtcTicks;
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
        if (_lines.IsTooLong) Reject(line, $"the line is longer than {LineReader.MaxLineBytes / 1024} KB");
        else if (RequestLineParser.IsBlank(line)) Reject(line, "the line is blank");
        else if (!_parser.TryParse(line, out var request, out var reason)) Reject(line, reason);
        else if (request.UtcTicks > _latestTicks) Reject(line, "the time lies in the future");
        else if (request.UtcTicks < EarliestTicks) Reject(line, "the time lies before 1990");
        else if (!_namer.TryName(request, out var account, out reason)) Reject(line, reason);
        else
        {
            _condenser.Add(account, request);
            _accepted++;
        }
    }

    private void Reject(ReadOnlySpan<byte> line, string reason)
    {
        if (++_rejected > ImportReject.MaxKept) return;
        _rejects.Add(new ImportReject { ImportId = _import.Id, Line = _lineCount, Reason = reason, Text = RejectText.Of(line) });
    }
}
