using System.Buffers;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Staff;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>What time it is in each part of a log, and how dense its lines lie there: looked up at a few hundred places, not read.</summary>
public sealed record GetEvidenceMap(EvidenceId Evidence);

/// <param name="Times">When the first request behind each part's beginning was made; null where the lines there are no requests.</param>
/// <param name="PerMinute">Bytes of log a minute in each part; null where times tell nothing.</param>
public sealed record EvidenceMap(long Bytes, IReadOnlyList<DateTimeOffset?> Times, IReadOnlyList<double?> PerMinute);

public sealed class GetEvidenceMapHandler(EvidenceOpener opener, ICurrentActor actors)
{
    // Of lines that are no requests, so many are passed over at one place.
    private const int MostTries = 20;

    public async Task<Outcome<EvidenceMap>> HandleAsync(GetEvidenceMap query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (!(await opener.OpenTextAsync(query.Evidence, actor, "lines", null, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        return await Task.Run(() => Map(opened.Path, cancel), cancel);
    }

    private static EvidenceMap Map(string path, CancellationToken cancel)
    {
        const int Parts = SearchEvidenceLinesHandler.Parts;
        using var file = LineFile.Open(path);
        var (parser, buffer) = (new RequestLineParser(), ArrayPool<byte>.Shared.Rent(LineReader.MaxLineBytes));
        var times = new DateTimeOffset?[Parts];
        try
        {
            for (var part = 0; part < Parts; part++)
            {
                cancel.ThrowIfCancellationRequested();
                times[part] = TimeAt(file, (long)((double)file.Length * part / Parts), parser, buffer, cancel);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        var perMinute = new double?[Parts];
        for (var part = 0; part + 1 < Parts; part++)
            if (times[part] is { } from && times[part + 1] is { } to && to >= from) perMinute[part] = (double)file.Length / Parts / Math.Max(1 / 60.0, (to - from).TotalMinutes);
        perMinute[^1] = perMinute[^2];
        return new(file.Length, times, perMinute);
    }

    private static DateTimeOffset? TimeAt(LineFile file, long offset, RequestLineParser parser, byte[] buffer, CancellationToken cancel)
    {
        foreach (var span in file.Forward(file.StartAtOrBehind(offset), MostTries, cancel))
        {
            var read = file.Read(span.From, buffer.AsSpan(0, (int)Math.Min(span.Length, LineReader.MaxLineBytes)));
            if (parser.TryParse(buffer.AsSpan(0, read).TrimEnd("\r\n"u8), out RequestLine request, out _)) return new(request.UtcTicks, TimeSpan.Zero);
        }
        return null;
    }
}
