using System.Collections.Concurrent;
using Cordon.Features.Jobs;
using Cordon.Web.Hosting;

namespace Cordon.Web.Jobs;

/// <summary>Keeps the pages that listen up to date about the open jobs; while nobody listens it does nothing.</summary>
/// <remarks>Jobs of this process are announced by the board, those of others are looked for. One reading serves every circuit.</remarks>
public sealed class JobWatch(JobBoard board, OpenJobs open, Readiness readiness, TimeProvider clock, ILogger<JobWatch> log) : BackgroundService
{
    // Four updates a second are enough for an eye.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250), Longest = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Subscription, byte> _listeners = new();
    private readonly ConcurrentDictionary<long, JobProgress> _under = new();
    private readonly Dictionary<long, JobPace> _paces = [];
    private readonly SemaphoreSlim _moved = new(0, 1);

    /// <summary>As last seen; empty until somebody listens.</summary>
    public IReadOnlyList<JobStanding> Current { get; private set; } = [];

    /// <summary>Hears of every change until it is disposed. Ask for <c>Browse</c> first.</summary>
    /// <param name="heard">Called from any thread; it has to be quick.</param>
    public IDisposable Listen(Action<IReadOnlyList<JobStanding>> heard)
    {
        var subscription = new Subscription(heard, this);
        _listeners.TryAdd(subscription, 0);
        Wake();
        return subscription;
    }

    /// <summary>Takes the progress of a job that runs in this process, which is finer than what the store knows.</summary>
    public IProgress<JobProgress> ProgressOf(long job) => new Progress(this, job);

    public void Ended(long job) => _under.TryRemove(job, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.StoreOpened.WaitAsync(stoppingToken);
        board.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _moved.WaitAsync(_listeners.IsEmpty ? Timeout.InfiniteTimeSpan : Longest, stoppingToken);
                if (_listeners.IsEmpty) continue;
                await LookAsync(stoppingToken);
                await Task.Delay(Shortest, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process goes down, and the pages with it.
        }
        finally
        {
            board.Changed -= Wake;
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            var now = clock.GetUtcNow();
            var jobs = await open.ReadAsync(stop);
            foreach (var gone in _paces.Keys.Except(jobs.Select(job => job.Id)).ToList()) _paces.Remove(gone);
            Current = [.. jobs.Select(job => Stand(job, now))];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A store that is busy or away: the next look tells.
            log.LogWarning(failure, "The open jobs could not be read");
            return;
        }
        foreach (var listener in _listeners.Keys) listener.Tell(Current, log);
    }

    private JobStanding Stand(JobRow job, DateTimeOffset now)
    {
        if (_under.TryGetValue(job.Id, out var finer) && finer.BytesDone > job.BytesDone)
            job = job with { BytesDone = finer.BytesDone, Lines = Math.Max(job.Lines, finer.Lines) };
        if (!_paces.TryGetValue(job.Id, out var pace)) _paces.Add(job.Id, pace = new());
        return new(job, pace.See(job.BytesDone, now));
    }

    private void Wake()
    {
        try
        {
            if (_moved.CurrentCount == 0) _moved.Release();
        }
        catch (Exception known) when (known is SemaphoreFullException or ObjectDisposedException)
        {
            // It is awake already, or gone with the process.
        }
    }

    public override void Dispose()
    {
        _moved.Dispose();
        base.Dispose();
    }

    private sealed class Subscription(Action<IReadOnlyList<JobStanding>> heard, JobWatch watch) : IDisposable
    {
        public void Tell(IReadOnlyList<JobStanding> jobs, ILogger log)
        {
            try
            {
                heard(jobs);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log.LogWarning(failure, "A page could not be told about the open jobs");
            }
        }

        public void Dispose() => watch._listeners.TryRemove(this, out _);
    }

    private sealed class Progress(JobWatch watch, long job) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => watch._under[job] = value;
    }
}
