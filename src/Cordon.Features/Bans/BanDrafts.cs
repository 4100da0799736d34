using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Keeps a ban that somebody is still writing, for themselves. It decides nothing, and leaves no audit entry.</summary>
/// <param name="Id">Null: a new one.</param>
/// <param name="Content">What was filled in, as JSON.</param>
public sealed record SaveBanDraft(BanDraftId? Id, string Title, string Content);

/// <summary>The caller's drafts, the last changed first.</summary>
public sealed record ListBanDrafts;

public sealed record OpenBanDraft(BanDraftId Id);

public sealed record DeleteBanDraft(BanDraftId Id);

public sealed record BanDraftRow(long Id, string Title, DateTimeOffset ChangedAt);

public sealed record BanDraftView(long Id, string Title, string Content, DateTimeOffset ChangedAt);

public sealed class SaveBanDraftHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The draft; or <c>permission.missing</c>, <c>ban-draft.not-found</c>, <c>ban-draft.too-long</c>.</returns>
    public async Task<Outcome<BanDraftId>> HandleAsync(SaveBanDraft command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        if (command.Content.Length > BanDraft.MaxContentLength) return BanRefusals.DraftTooLong;
        var title = command.Title.Trim() is { Length: > BanDraft.MaxTitleLength } text ? text[..BanDraft.MaxTitleLength] : command.Title.Trim();
        await using var unit = await store.BeginAsync(cancel);
        var draft = command.Id is { } id ? await unit.Db.BanDrafts.SingleOrDefaultAsync(d => d.Id == id && d.Staff == actor.Id, cancel) : null;
        if (draft is null && command.Id is not null) return BanRefusals.DraftNotFound;
        if (draft is null) unit.Db.BanDrafts.Add(draft = new() { Staff = actor.Id, Title = title, Content = command.Content, CreatedAt = unit.At, ChangedAt = unit.At });
        else (draft.Title, draft.Content, draft.ChangedAt) = (title, command.Content, unit.At);
        await unit.Db.SaveChangesAsync(cancel);
        return await unit.CommitAsync(draft.Id, cancel);
    }
}

public sealed class ListBanDraftsHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 20;

    /// <returns>At most <see cref="Most"/>; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<BanDraftRow>>> HandleAsync(ListBanDrafts query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        return await store.ReadAsync((db, ct) => db.BanDrafts.Where(d => d.Staff == actor.Id).OrderByDescending(d => d.ChangedAt).ThenByDescending(d => d.Id).Take(Most)
            .Select(d => new BanDraftRow(d.Id.Value, d.Title, d.ChangedAt)).TagWith(nameof(ListBanDrafts)).ToListAsync(ct), cancel);
    }
}

public sealed class OpenBanDraftHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The draft; or <c>permission.missing</c>, <c>ban-draft.not-found</c>, also where it is somebody else's.</returns>
    public async Task<Outcome<BanDraftView>> HandleAsync(OpenBanDraft query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        var found = await store.ReadAsync((db, ct) => db.BanDrafts.Where(d => d.Id == query.Id && d.Staff == actor.Id).Select(d => new BanDraftView(d.Id.Value, d.Title, d.Content, d.ChangedAt))
            .TagWith(nameof(OpenBanDraft)).SingleOrDefaultAsync(ct), cancel);
        return found is null ? BanRefusals.DraftNotFound : found;
    }
}

public sealed class DeleteBanDraftHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The draft; or <c>permission.missing</c>, <c>ban-draft.not-found</c>, also where it is somebody else's.</returns>
    public async Task<Outcome<BanDraftId>> HandleAsync(DeleteBanDraft command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        if (await unit.Db.BanDrafts.SingleOrDefaultAsync(d => d.Id == command.Id && d.Staff == actor.Id, cancel) is not { } draft) return BanRefusals.DraftNotFound;
        unit.Db.BanDrafts.Remove(draft);
        return await unit.CommitAsync(command.Id, cancel);
    }
}
