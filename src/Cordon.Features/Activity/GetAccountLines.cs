using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Evidence;
using Cordon.Features.Paging;
using Cordon.Features.Staff;

namespace Cordon.Features.Activity;

/// <summary>The log lines behind an account's activity, out of the sealed files: what a sentence about it can be checked by.</summary>
/// <param name="From">The first minute; null: that of the first request, at most <see cref="TimeBuckets.MaxDays"/> days before the end.</param>
/// <param name="To">The last minute, inclusive; null: that of the last request.</param>
/// <param name="Place">A <see cref="LinePlace"/> as text, or an instant; in the order of time, file and line number.</param>
/// <param name="Size">Lines on the page, 1 to <see cref="GetAccountLinesHandler.MaxSize"/>.</param>
/// <param name="With">Only lines whose target, as it is shown, holds this text, whatever its case.</param>
public sealed record GetAccountLines(AccountId Account, DateTimeOffset? From = null, DateTimeOffset? To = null, PagePlace Place = default, int Size = 100, string? With = null);

/// <param name="Account">The external id.</param>
/// <param name="To">The last minute, inclusive.</param>
/// <param name="First">The number of the page's first line among those that match, from 1; 0 where the page is empty.</param>
/// <param name="Matching">How many lines match. Without a text that is what the imports counted, and more of the log need not be read.</param>
/// <param name="Counted">How many requests the imports counted in the window.</param>
/// <param name="Lost">How many of them were not found again where they were looked for; 0 unless lines are read otherwise today than when they were imported.</param>
/// <param name="Next">What to ask for behind this page; null on the last.</param>
/// <param name="Previous">What to ask for before it; null on the first.</param>
/// <param name="Logs">The logs that hold the lines, by import.</param>
/// <param name="Condensed">Minutes that came condensed, of which there are no lines here; the first <see cref="GetAccountLinesHandler.MostCondensed"/>.</param>
/// <param name="CondensedCount">How many of those there are.</param>
public sealed record FoundLines(string Account, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<LogLine> Lines, long First, long Matching, long Counted, long Lost,
    string? Next, string? Previous, IReadOnlyList<LineSource> Logs, IReadOnlyList<CondensedMinute> Condensed, int CondensedCount);

/// <summary>A file that told of requests within the window.</summary>
public sealed record LineSource(long Import, string FileName, long Requests);

/// <summary>A minute that was condensed before it came: its lines never were here.</summary>
public sealed record CondensedMinute(DateTimeOffset At, long Import, string FileName, int Requests, int Errors, int Resources);

/// <summary>How far the reading is.</summary>
/// <param name="Doing">In words, followed by the file: <c>Reading</c>.</param>
public readonly record struct LineProgress(string Doing, string FileName, long BytesRead, long BytesTotal);

public sealed class GetAccountLinesHandler(CordonStore store, IArtifactStore artifacts, SealCheck seals, ICurrentActor actors, TimeProvider clock)
{
    public const int MaxSize = 500, MostCondensed = 1_440;

    /// <summary>Reads off the caller's thread; nothing that stands in a line is logged.</summary>
    /// <param name="progress">Told from that other thread, some hundred times a log at most.</param>
    /// <returns>The page; or <c>account.not-found</c>, <c>evidence.missing</c>, <c>evidence.altered</c>.</returns>
    public async Task<Outcome<FoundLines>> HandleAsync(GetAccountLines query, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (await store.ReadAsync((db, ct) => LineWindow.ReadAsync(db, query, ct), cancel) is not { } window) return AccountRefusals.NotFound;
        var plan = LinePlan.Of(window, query);
        var logs = window.Logs.Where(log => log.Expected(plan.First, plan.Last) > 0).ToList();
        var found = await Task.Run(() => Read(window, plan, logs, progress, cancel), cancel);
        // Before anybody is shown what stands in them. Accounts go by their number here: an external id may be somebody's address.
        if (found.Refusal is null) await Custody.ViewAsync(store, actor, [.. logs.Select(log => log.Evidence)], string.Create(CultureInfo.InvariantCulture, $"lines of account {query.Account.Value}"), clock, cancel);
        return found;
    }

    private Outcome<FoundLines> Read(LineWindow window, LinePlan plan, List<ToldLog> logs, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        var reading = new LineReading(artifacts, seals, logs, progress, cancel);
        if (reading.CheckSeals() is { } refusal) return refusal;
        var page = new LinePage(plan);
        var lost = logs.Sum(log => reading.Read(log, window.Account, plan, page));
        return page.ToLines(window, lost);
    }
}
