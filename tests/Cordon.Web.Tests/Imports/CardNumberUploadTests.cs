using Cordon.Data.Storing;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Cordon.Web.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cordon.Web.Tests.Imports;

public sealed class CardNumberUploadTests : IDisposable
{
    private readonly TestConsole _console = TestConsole.With();

    [Theory]
    [InlineData("payments", ImportKind.Payments)]
    [InlineData("devices", ImportKind.Devices)]
    public async Task None_of_a_hundred_thousand_uploaded_card_numbers_is_on_disk_anywhere(string name, ImportKind kind)
    {
        const int Rows = 100_000, Good = 100;
        var visitor = await _console.SignedInAsync("reviewer");
        var sent = await visitor.SendAsync(Sending.File(SampleFacts.WithCards(kind, Rows, Good), name: $"{name} 4242424242424242.csv", kind: name, by: null));
        Assert.Equal(200, sent.Status);
        var import = await EndedAsync(sent.Answer.GetProperty("import").GetInt64());
        Assert.Equal((ImportState.Finished, Good, Rows), (import.State, (int)import.Accepted, (int)import.Rejected));
        Assert.Empty(Directory.GetFiles(Path.Combine(_console.DataFolder, "uploads")));
        Assert.Empty(CardGrep.In(_console.DataFolder, SampleFacts.Cards(Rows).Append("4242424242424242")));
    }

    [Fact]
    public async Task A_file_that_is_refused_leaves_nothing_on_disk()
    {
        var visitor = await _console.SignedInAsync("reviewer");
        var sent = await visitor.SendAsync(Sending.File("account,kind,fingerprint,4242424242424242\nA-1,card,5555555555554444,\n", name: "p.csv", kind: "payments", by: null));
        Assert.Equal((422, "import.card-number"), (sent.Status, sent.Answer.Code()));
        Assert.Empty(CardGrep.In(_console.DataFolder, ["4242424242424242", "5555555555554444"]));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_deleted_at_the_next_start_and_a_living_ones_file_is_not()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_console.DataFolder, "uploads")).FullName;
        var dead = Path.Combine(folder, WorkerFile.NewName().Replace(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), "999999999", StringComparison.Ordinal));
        var living = Path.Combine(folder, WorkerFile.NewName());
        await File.WriteAllTextAsync(dead, "4242424242424242", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(living, "half a file", TestContext.Current.CancellationToken);
        await new UploadLeftovers(_console.Services.GetRequiredService<Features.Hosting.CordonSettings>(), TimeProvider.System, NullLogger<UploadLeftovers>.Instance).StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal([living], Directory.GetFiles(folder));
    }

    private async Task<Import> EndedAsync(long id)
    {
        while (true)
        {
            var import = await _console.Services.GetRequiredService<CordonStore>().ReadAsync((db, ct) => db.Imports.SingleAsync(i => i.Id == new Domain.ImportId(id), ct), TestContext.Current.CancellationToken);
            var job = await _console.Services.GetRequiredService<CordonStore>().ReadAsync((db, ct) => db.Jobs.SingleAsync(j => j.Id == import.JobId, ct), TestContext.Current.CancellationToken);
            if (job.State is not (JobState.Queued or JobState.Running)) return import;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _console.Dispose();
}
