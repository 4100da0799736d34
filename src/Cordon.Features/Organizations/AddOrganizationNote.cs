using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Organizations;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Writes down what whoever works on the organization should know.</summary>
/// <param name="Text">3 to 2,000 characters after trimming; card numbers are masked.</param>
public sealed record AddOrganizationNote(OrganizationId Organization, string Text);

public sealed class AddOrganizationNoteHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The note; or <c>permission.missing</c>, <c>organization.note-out-of-range</c>, <c>organization.not-found</c>, <c>organization.changed-meanwhile</c>.</returns>
    public async Task<Outcome<OrganizationNoteId>> HandleAsync(AddOrganizationNote command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        var text = CardNumber.Mask((command.Text ?? "").Trim());
        if (text.Length is < OrganizationNote.MinTextLength or > OrganizationNote.MaxTextLength) return OrganizationRefusals.NoteOutOfRange;
        await using var unit = await OrganizationWriter.BeginAsync(store, cancel);
        if (!await unit.Db.Organizations.TagWith(nameof(AddOrganizationNote)).AnyAsync(o => o.Id == command.Organization, cancel)) return OrganizationRefusals.NotFound;
        var note = unit.Db.OrganizationNotes.Add(new OrganizationNote { OrganizationId = command.Organization, Text = text, By = actor.Id, ByName = actor.Name, At = unit.At }).Entity;
        await unit.Db.SaveChangesAsync(cancel);
        unit.Record(new AuditRecord(actor, "organization.note-added", OrganizationWriter.Subject(command.Organization), After: new { note = note.Id.Value, text }));
        return OrganizationWriter.Outcome(await unit.CommitAsync(note.Id, cancel));
    }
}
