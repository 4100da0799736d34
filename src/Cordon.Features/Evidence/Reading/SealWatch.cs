using System.Collections.Concurrent;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;

namespace Cordon.Features.Evidence.Reading;

public enum SealStanding
{
    /// <summary>Its bytes are being hashed; until then nobody knows.</summary>
    Checking,
    Whole,
    Altered,
    Missing,
}

/// <param name="CheckedAt">When this process took the hash; null where it did not for this view.</param>
/// <param name="Percent">How much of the file was hashed so far.</param>
public sealed record SealView(SealStanding Standing, DateTimeOffset? CheckedAt, int Percent)
{
    public Refusal? Refusal => Standing switch
    {
        SealStanding.Altered => EvidenceReadRefusals.Altered,
        SealStanding.Missing => EvidenceReadRefusals.Missing,
        _ => null,
    };
}

/// <summary>Checks seals beside whoever reads: a small file before its first line is shown, a large one while its lines are, which are taken away when it turns out altered.</summary>
public sealed class SealWatch(SealCheck seals, IArtifactStore artifacts, CordonStore store, TimeProvider clock)
{
    /// <summary>So much is hashed while somebody waits, in bytes: some tens of milliseconds.</summary>
    public const long AtOnceBytes = 64 << 20;

    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<(string Sha256, long Bytes, DateTime ChangedAt), Checking> _checks = new();

    /// <summary>How the seal stands; begins the check where none was made yet, and waits for it where the file is small.</summary>
    public async Task<SealView> LookAsync(EvidenceId item, string sha256, Actor actor, CancellationToken cancel)
    {
        var file = new FileInfo(artifacts.PathOf(sha256));
        if (!file.Exists) return new(SealStanding.Missing, null, 0);
        var check = Of(item, sha256, file, actor);
        if (file.Length <= AtOnceBytes) await check.Work.Value.WaitAsync(cancel);
        return check.View();
    }

    /// <summary>Waits until the check has ended.</summary>
    /// <param name="percent">Told from another thread, at most once a hundredth.</param>
    public async Task<SealView> WaitAsync(EvidenceId item, string sha256, Actor actor, IProgress<int>? percent, CancellationToken cancel)
    {
        var file = new FileInfo(artifacts.PathOf(sha256));
        if (!file.Exists) return new(SealStanding.Missing, null, 0);
        var check = Of(item, sha256, file, actor);
        if (percent is not null) check.Heard += percent.Report;
        try
        {
            await check.Work.Value.WaitAsync(cancel);
        }
        finally
        {
            if (percent is not null) check.Heard -= percent.Report;
        }
        return check.View();
    }

    private Checking Of(EvidenceId item, string sha256, FileInfo file, Actor actor)
    {
        if (_checks.Count >= MostKept) _checks.Clear();
        var key = (sha256, file.Length, file.LastWriteTimeUtc);
        var check = _checks.GetOrAdd(key, k =>
        {
            var made = new Checking(k.Bytes);
            made.Work = new(() => Task.Run(() => CheckAsync(made, item, k.Sha256, actor)));
            return made;
        });
        // A check that broke, because the disk did, is made again by the next who asks.
        if (!check.Work.Value.IsFaulted) return check;
        _checks.TryRemove(new(key, check));
        return check;
    }

    private async Task CheckAsync(Checking check, EvidenceId item, string sha256, Actor actor)
    {
        var verdict = seals.Look(sha256, check.Tell, CancellationToken.None);
        if (verdict.Found is not null)
        {
            await using var unit = await store.BeginAsync(CancellationToken.None);
            await Custody.AddAsync(unit, actor, [new(item, CustodyAction.Verified, Detail: "before it was shown", Sha256Before: sha256, Sha256After: verdict.Found)], CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }
        check.End(verdict.State, verdict.Found is null ? null : clock.GetUtcNow());
    }

    private sealed class Checking(long bytes)
    {
        private volatile SealView _view = new(SealStanding.Checking, null, 0);

        public Lazy<Task> Work { get; set; } = null!;

        public event Action<int>? Heard;

        public SealView View() => _view;

        public void Tell(long read)
        {
            var percent = (int)(100 * read / Math.Max(1, bytes));
            if (percent == _view.Percent) return;
            _view = _view with { Percent = percent };
            Heard?.Invoke(percent);
        }

        public void End(SealState state, DateTimeOffset? at) =>
            _view = new(state switch { SealState.Altered => SealStanding.Altered, SealState.Missing => SealStanding.Missing, _ => SealStanding.Whole }, at, 100);
    }
}
