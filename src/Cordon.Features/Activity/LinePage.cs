using Cordon.Domain.Activity;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Activity;

/// <summary>Takes lines in whatever order they come and keeps those of one page: a page's worth of memory, however many there are.</summary>
internal sealed class LinePage(LinePlan plan)
{
    // The one to go next is at the front: the last of the page, or the first of it where it is read backwards.
    private readonly PriorityQueue<(ToldLog Log, byte[] Line), LinePlace> _kept =
        new(plan.Backwards ? Comparer<LinePlace>.Default : Comparer<LinePlace>.Create((a, b) => b.CompareTo(a)));

    private long _matching, _before;

    /// <param name="line">Whole; it is copied where it is kept.</param>
    public void Offer(LinePlace place, ToldLog log, ReadOnlySpan<byte> line, in RequestLine request)
    {
        if (plan.With is { } text && !LogLine.TargetOf(request).Contains(text, StringComparison.OrdinalIgnoreCase)) return;
        _matching++;
        var isBefore = plan.Place is { } at && (plan.Backwards ? place < at : place <= at);
        if (isBefore) _before++;
        if (isBefore != plan.Backwards) return;
        // One more than the page holds tells that there is another page.
        if (_kept.Count <= plan.Size) _kept.Enqueue((log, line.ToArray()), place);
        else if (_kept.TryPeek(out _, out var outermost) && (plan.Backwards ? place > outermost : place < outermost)) _kept.DequeueEnqueue((log, line.ToArray()), place);
    }

    public FoundLines ToLines(LineWindow window, long lost)
    {
        var more = _kept.Count > plan.Size;
        if (more) _kept.Dequeue();
        var kept = _kept.UnorderedItems.OrderBy(item => item.Priority).ToList();
        var parser = new RequestLineParser();
        var lines = kept.ConvertAll(item => Parse(parser, item.Priority, item.Element.Log, item.Element.Line));
        var matching = plan.With is null ? plan.Total : _matching;
        var before = (plan.With is null ? plan.Before : 0) + _before - (plan.Backwards ? lines.Count : 0);
        var hasPrevious = plan.Backwards ? more : before > 0;
        var hasNext = plan.Backwards ? before + lines.Count < matching : more;
        return new(window.Account, window.From, window.To, lines, lines.Count == 0 ? 0 : before + 1, matching, plan.Total, lost,
            hasNext && kept.Count > 0 ? kept[^1].Priority.ToString() : null, hasPrevious && kept.Count > 0 ? kept[0].Priority.ToString() : null,
            [.. window.Logs.Select(log => new LineSource(log.Import.Value, log.FileName, log.Requests))], window.Condensed, window.CondensedCount);
    }

    private static LogLine Parse(RequestLineParser parser, LinePlace place, ToldLog log, byte[] line)
    {
        if (!parser.TryParse(line, out var request, out var reason)) throw new InvalidOperationException($"A line that was a request is none any more: {reason}.");
        return LogLine.Of(place, log, request);
    }
}
