using System.Collections.Concurrent;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Detection.Running;
using Cordon.Features.Ingest.Requests;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Opens an item for whoever wants to look into it: found, its seal looked at, the look written down, and its content reachable by offset.</summary>
public sealed class EvidenceOpener(CordonStore store, IArtifactStore artifacts, SealWatch seals, ExpandedCopies copies, AgentBookMemory agents, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _isText = new();

    /// <param name="what">What is looked at, for the custody record.</param>
    /// <param name="progress">Told how far an expansion is, in bytes and of how many.</param>
    /// <returns>What was opened; or <c>evidence.not-found</c>, <c>evidence.missing</c>, <c>evidence.altered</c>, <c>evidence.not-text</c>, and what <see cref="ExpandedCopies"/> refuses.</returns>
    internal async Task<Outcome<OpenedEvidence>> OpenTextAsync(EvidenceId id, Actor actor, string what, Action<long, long>? progress, CancellationToken cancel)
    {
        if (!(await OpenContentAsync(id, actor, isWholeNeeded: false, progress, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        await Custody.ViewAsync(store, actor, [id], what, clock, cancel);
        return opened;
    }

    /// <summary>The same for whoever writes down by themselves what they do with it.</summary>
    /// <param name="isWholeNeeded">Wait until the seal was checked, however large the item is, and trust no copy that was expanded before.</param>
    internal async Task<Outcome<OpenedEvidence>> OpenContentAsync(EvidenceId id, Actor actor, bool isWholeNeeded, Action<long, long>? progress, CancellationToken cancel)
    {
        if (await store.ReadAsync((db, ct) => EvidenceSource.FindAsync(db, id, ct), cancel) is not { } source) return EvidenceReadRefusals.NotFound;
        var seal = isWholeNeeded ? await seals.WaitAsync(id, source.Sha256, actor, null, cancel) : await seals.LookAsync(id, source.Sha256, actor, cancel);
        if (seal.Refusal is { } refusal) return refusal;
        if (!(await copies.PathOfAsync(source.Sha256, isFresh: isWholeNeeded, progress, cancel)).Accepted(out var path, out refusal)) return refusal;
        return _isText.GetOrAdd(path, IsText) ? new OpenedEvidence(source, path, seal) : EvidenceReadRefusals.NotText;
    }

    /// <summary>The same for a file that is shown as a whole, whatever it holds; never one so large that its seal is checked beside.</summary>
    /// <param name="unfit">Why it is not shown at all, by what is known of it before a byte is read; null: it is.</param>
    internal async Task<Outcome<OpenedEvidence>> OpenAsync(EvidenceId id, Actor actor, string what, Func<EvidenceSource, Refusal?>? unfit, CancellationToken cancel)
    {
        if (await store.ReadAsync((db, ct) => EvidenceSource.FindAsync(db, id, ct), cancel) is not { } source) return EvidenceReadRefusals.NotFound;
        if (unfit?.Invoke(source) is { } reason) return reason;
        var seal = await seals.WaitAsync(id, source.Sha256, actor, null, cancel);
        if (seal.Refusal is { } refusal) return refusal;
        await Custody.ViewAsync(store, actor, [id], what, clock, cancel);
        return new OpenedEvidence(source, artifacts.PathOf(source.Sha256), seal);
    }

    /// <summary>What agents claim to be, where somebody asks for lines by that.</summary>
    internal async Task<IAgentBook?> AgentsForAsync(LineCriteria wanted, CancellationToken cancel)
    {
        if (wanted.Requests?.Agent is null) return null;
        var known = await store.ReadAsync((db, ct) => RunBasis.KnownAsync(db, ct), cancel);
        return await agents.GetAsync(known, cancel);
    }

    /// <summary>What lines are asked for, in the words of a custody record.</summary>
    internal async Task<string> WordsAsync(LineCriteria wanted, CancellationToken cancel)
    {
        var names = wanted.Accounts;
        var numbers = names.Count == 0 ? [] : await store.ReadAsync(
            (db, ct) => db.Accounts.Where(a => names.Contains(a.ExternalId)).Select(a => new { a.ExternalId, a.Id }).TagWith("NumbersOfAccounts").ToDictionaryAsync(a => a.ExternalId, a => a.Id, ct), cancel);
        return wanted.Words(numbers);
    }

    private static bool IsText(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return !FormatCheck.IsBinary(file);
    }
}

/// <param name="Path">Of the content that can be read by offset.</param>
internal sealed record OpenedEvidence(EvidenceSource Source, string Path, SealView Seal);
