using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Browser.Tests;

/// <summary>What the demo case does not hold: an import with more rejected lines than are kept, and one whose job failed.</summary>
internal static class Seed
{
    private const int Rejected = 1_200;

    public static async Task<(ImportId Rejected, ImportId Failed)> AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestPerson>().Person = Person.SampleOf(SampleStaff.Find("reviewer")!, "test");
        var store = services.GetRequiredService<CordonStore>();
        var rejected = await ImportAsync(scope.ServiceProvider, store, "gateway-with-noise.log",
            SampleLog.Lines("noise", 2_000).Concat(Enumerable.Range(1, 80).Select(n => $"kernel: [{n}] oom-killer invoked, order=0")).Concat(SampleLog.WithoutUser(Rejected - 80)), cancel);
        var failed = await ImportAsync(scope.ServiceProvider, store, "edge-night.log", SampleLog.Lines("night", 3_000), cancel);
        await using var unit = await store.BeginAsync(cancel);
        var import = await unit.Db.Imports.SingleAsync(i => i.Id == failed, cancel);
        (import.State, import.FinishedAt) = (ImportState.Reading, null);
        var job = await unit.Db.Jobs.SingleAsync(j => j.Id == import.JobId, cancel);
        (job.State, job.ErrorCode, job.ErrorMessage) = (JobState.Failed, JobRefusals.Broke.Code, JobRefusals.Broke.Message);
        await unit.CommitAsync(cancel);
        return (rejected, failed);
    }

    internal static async Task<ImportId> ImportAsync(IServiceProvider services, CordonStore store, string name, IEnumerable<string> lines, CancellationToken cancel)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(path, lines, cancel);
            var outcome = await services.GetRequiredService<RunImportHandler>().HandleAsync(
                new RunImport(ImportKind.Requests, path, name, IdentifyBy.User, "upload"), new Quiet(), cancel);
            return await store.ReadAsync((db, ct) => db.Imports.Where(i => i.Sha256 == outcome.Value.Sha256).Select(i => i.Id).SingleAsync(ct), cancel);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Quiet : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
        }
    }
}
