using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Suggesting;

/// <summary>The second phase of linking: works out anew which accounts probably belong to one person. It suggests, and joins nobody.</summary>
/// <remarks>
/// How much a field is worth, and how common a value is, depends on everybody; so there is no small step, and the answer is the same in whatever order facts came.
/// </remarks>
internal sealed class SuggestLinks(CordonStore store, int most)
{
    private static readonly TimeSpan HowOftenToAsk = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is anything to do: people changed what they say of themselves, and somebody wants suggestions.</summary>
    public bool IsDue(bool anyPersonDue) => anyPersonDue && most > 0;

    /// <returns>Null when the job was asked to stop.</returns>
    public async Task<Suggestions?> FindAsync(JobId job, Action<string> report, CancellationToken stop)
    {
        report("Reading names and addresses");
        var persons = await store.ReadAsync((db, ct) => PersonReader.ReadAsync(db, most, ct), stop);
        report("Comparing names and addresses");
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = Task.Run(() => FoundSuggestions.In(persons, asked.Token), CancellationToken.None);
        while (await Task.WhenAny(work, Task.Delay(HowOftenToAsk, stop)) != work)
        {
            stop.ThrowIfCancellationRequested();
            if (await store.ReadAsync((db, ct) => db.Jobs.Where(j => j.Id == job).Select(j => j.CancelRequested).SingleAsync(ct), stop)) await asked.CancelAsync();
        }
        try
        {
            return await work;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Puts what was found in the place of what was, within the unit's transaction. A pair that was suggested before keeps the day it was found.</summary>
    public static async Task WriteAsync(WriteUnit unit, Suggestions found, CancellationToken cancel)
    {
        var since = await unit.Db.ProbableLinks.AsNoTracking().Select(p => new { p.AccountId, p.OtherAccountId, p.FoundAt }).TagWith(nameof(SuggestLinks))
            .ToDictionaryAsync(p => (p.AccountId, p.OtherAccountId), p => p.FoundAt, cancel);
        await unit.Db.ProbableLinks.TagWith(nameof(SuggestLinks)).ExecuteDeleteAsync(cancel);
        await unit.InsertAsync(LinkingTables.Probable, found.Pairs.Select(p => new ProbableLink
        {
            AccountId = p.Account,
            OtherAccountId = p.Other,
            Probability = p.Probability,
            Sentence = p.Sentence,
            Contributions = p.Contributions,
            FoundAt = since.GetValueOrDefault((p.Account, p.Other), unit.At),
        }), cancel);
    }
}
