using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

/// <summary>What was done with an item, before it has its number.</summary>
public sealed record CustodyNote(EvidenceId Evidence, CustodyAction Action, string? Reason = null, string? Detail = null, string? HandedFrom = null, string? HandedTo = null,
    string? Sha256Before = null, string? Sha256After = null);

/// <summary>Writes custody records. Everything that shows, copies or checks bytes of evidence comes through here; nobody types an entry.</summary>
public static class Custody
{
    /// <summary>Looking on at the same thing is one view for so long; afterwards it is another.</summary>
    public static readonly TimeSpan OneView = TimeSpan.FromMinutes(15);

    /// <summary>Writes entries with what else this unit does.</summary>
    public static async Task AddAsync(WriteUnit unit, Actor actor, IReadOnlyCollection<CustodyNote> notes, CancellationToken cancel)
    {
        if (notes.Count == 0) return;
        // Held until the commit: numbers of an item have no gaps and come in the order of commits.
        await unit.TakeNumbersAsync(Counter.Custody, notes.Count, cancel);
        var items = notes.Select(n => n.Evidence).Distinct().ToList();
        var last = await unit.Db.Custody.Where(c => items.Contains(c.EvidenceId)).GroupBy(c => c.EvidenceId).Select(g => new { g.Key, Last = g.Max(c => c.Sequence) })
            .TagWith(nameof(Custody)).ToDictionaryAsync(g => g.Key, g => g.Last, cancel);
        foreach (var note in notes)
        {
            last[note.Evidence] = last.GetValueOrDefault(note.Evidence) + 1;
            unit.Db.Custody.Add(new CustodyEntry
            {
                EvidenceId = note.Evidence,
                Sequence = last[note.Evidence],
                At = unit.At,
                Actor = actor.Id,
                ActorName = actor.Name,
                Action = note.Action,
                Reason = note.Reason,
                Detail = Cut(note.Detail, CustodyEntry.MaxDetailLength),
                HandedFrom = Cut(note.HandedFrom, CustodyEntry.MaxPlaceLength),
                HandedTo = Cut(note.HandedTo, CustodyEntry.MaxPlaceLength),
                Sha256Before = note.Sha256Before,
                Sha256After = note.Sha256After,
            });
        }
        await unit.Db.SaveChangesAsync(cancel);
    }

    /// <summary>Writes that somebody is shown something of these items, in a transaction of its own, before they are shown it.</summary>
    /// <param name="detail">What is shown: "lines", "preview", "search for …". The same again within <see cref="OneView"/> is the same view.</param>
    public static async Task ViewAsync(CordonStore store, Actor actor, IReadOnlyCollection<EvidenceId> items, string detail, TimeProvider clock, CancellationToken cancel)
    {
        var (since, text) = (clock.GetUtcNow() - OneView, Cut(detail, CustodyEntry.MaxDetailLength));
        var seen = await store.ReadAsync((db, ct) => db.Custody
            .Where(c => items.Contains(c.EvidenceId) && c.At > since && c.Actor == actor.Id && c.Action == CustodyAction.Viewed && c.Detail == text)
            .Select(c => c.EvidenceId).Distinct().TagWith("CustodyViews").ToListAsync(ct), cancel);
        var views = items.Distinct().Except(seen).Select(e => new CustodyNote(e, CustodyAction.Viewed, Detail: text)).ToList();
        if (views.Count == 0) return;
        await using var unit = await store.BeginAsync(cancel);
        await AddAsync(unit, actor, views, cancel);
        await unit.CommitAsync(cancel);
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..(most - 1)] + "…" : text;
}
