using Cordon.Data.Storing;
using Cordon.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Jobs;

/// <summary>Asks a job that runs in this process to stop when whoever waits for it gives up.</summary>
internal static class JobStop
{
    public static CancellationTokenRegistration On(CordonStore store, JobId job, CancellationToken cancel) => cancel.Register(() => _ = Task.Run(async () =>
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true));
        await unit.CommitAsync(CancellationToken.None);
    }));
}
