using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Takes a note back; it stays on record with who took it back.</summary>
public sealed record TakeBackOrganizationNote(OrganizationNoteId Note);

public sealed class TakeBackOrganizationNoteHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The note; or <c>permission.missing</c>, <c>organization.note-not-found</c>, <c>organization.changed-meanwhile</c>.</returns>
    public async Task<Outcome<OrganizationNoteId>> HandleAsync(TakeBackOrganizationNote command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        await using var unit = await OrganizationWriter.BeginAsync(store, cancel);
        var note = await unit.Db.OrganizationNotes.TagWith(nameof(TakeBackOrganizationNote)).SingleOrDefaultAsync(n => n.Id == command.Note && n.TakenBackAt == null, cancel);
        if (note is null) return OrganizationRefusals.NoteNotFound;
        (note.TakenBackAt, note.TakenBackByName) = (unit.At, actor.Name);
        unit.Record(new AuditRecord(actor, "organization.note-taken-back", OrganizationWriter.Subject(note.OrganizationId), Before: new { note = note.Id.Value, text = note.Text, by = note.By }));
        return OrganizationWriter.Outcome(await unit.CommitAsync(note.Id, cancel));
    }
}
