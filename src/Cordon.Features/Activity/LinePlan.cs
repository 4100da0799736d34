namespace Cordon.Features.Activity;

/// <summary>Which minutes have to be read for a page. How many lines each of them holds is known, so the rest of a window can be left alone.</summary>
/// <param name="Place">The page begins behind it, or ends before it where it is asked for backwards; null: at the very beginning.</param>
/// <param name="First">The first minute to be read, since 1970; as is the last, inclusive.</param>
/// <param name="Before">Lines in minutes before the first.</param>
/// <param name="Total">Lines of the window.</param>
internal sealed record LinePlan(LinePlace? Place, bool Backwards, int Size, string? With, long First, long Last, long Before, long Total)
{
    public static LinePlan Of(LineWindow window, GetAccountLines query)
    {
        var place = LinePlace.Parse(query.Place.Cursor);
        var backwards = place is not null && query.Place.Backwards;
        var size = Math.Clamp(query.Size, 1, GetAccountLinesHandler.MaxSize);
        var with = string.IsNullOrWhiteSpace(query.With) ? null : query.With.Trim();
        var minutes = Sum(window.Logs);
        var total = minutes.Sum(m => m.Lines);
        var (first, last) = (LinePlace.MinuteOf(window.From.UtcTicks), LinePlace.MinuteOf(window.To.UtcTicks));
        // Which lines hold a text is known of no minute before it is read.
        if (with is null && backwards) first = Reach(minutes.Where(m => m.Minute <= place!.Value.Minute).Reverse(), place, size) ?? first;
        else if (with is null) last = Reach(minutes.Where(m => place is null || m.Minute >= place.Value.Minute), place, size) ?? last;
        if (with is null && place is { } at)
        {
            if (backwards) last = Math.Clamp(at.Minute, first, last);
            else first = Math.Clamp(at.Minute, first, last);
        }
        return new(place, backwards, size, with, first, last, minutes.Where(m => m.Minute < first).Sum(m => m.Lines), total);
    }

    /// <summary>The minute in which one line more than a page is reached for certain; null where there are not so many.</summary>
    private static long? Reach(IEnumerable<(long Minute, long Lines)> minutes, LinePlace? place, int size)
    {
        var lines = 0L;
        foreach (var (minute, some) in minutes)
        {
            // Of the minute in which the page begins, all lines may lie on the other side.
            if (place is null || minute != place.Value.Minute) lines += some;
            if (lines > size) return minute;
        }
        return null;
    }

    private static List<(long Minute, long Lines)> Sum(IEnumerable<ToldLog> logs) =>
        [.. logs.SelectMany(log => log.Minutes).GroupBy(m => m.Key).Select(g => (g.Key, g.Sum(m => m.Value))).OrderBy(m => m.Key)];
}
