using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Web.Imports;
using Cordon.Web.Jobs;

namespace Cordon.Web.Tests.Imports;

public sealed class ListLagTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_that_says_what_its_job_says_is_not_behind() =>
        Assert.False(ListLag.IsBehind([Row(2, JobState.Running), Row(1, JobState.Succeeded)], [Job(2)], isFirst: true));

    [Fact]
    public void A_row_whose_job_has_ended_is_behind() => Assert.True(ListLag.IsBehind([Row(2, JobState.Running)], [], isFirst: false));

    [Fact]
    public void A_row_whose_job_was_asked_to_stop_is_behind() =>
        Assert.True(ListLag.IsBehind([Row(2, JobState.Running)], [Job(2, cancelRequested: true)], isFirst: false));

    [Fact]
    public void A_failed_row_that_is_read_again_is_behind() => Assert.True(ListLag.IsBehind([Row(2, JobState.Failed)], [Job(2)], isFirst: false));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_import_belongs_on_the_first_page_only(bool isFirst) =>
        Assert.Equal(isFirst, ListLag.IsBehind([Row(1, JobState.Succeeded)], [Job(2)], isFirst));

    [Fact]
    public void An_older_open_job_belongs_on_another_page() =>
        Assert.False(ListLag.IsBehind([Row(9, JobState.Queued)], [Job(3), Job(9, JobState.Queued)], isFirst: true));

    [Fact]
    public void More_open_jobs_than_are_looked_at_leave_the_list_alone()
    {
        var looked = Enumerable.Range(1, OpenJobs.Most).Select(id => Job(id)).ToList();
        Assert.False(ListLag.IsBehind([Row(OpenJobs.Most + 5, JobState.Queued)], looked, isFirst: true));
        Assert.True(ListLag.IsBehind([Row(5, JobState.Running)], [.. looked.Where(job => job.Job.Id != 5), Job(OpenJobs.Most + 1)], isFirst: false));
    }

    private static ImportRow Row(long job, JobState state) => new(job, ImportKind.Requests, state == JobState.Succeeded ? ImportState.Finished : ImportState.Reading, "edge.log", "9f2c",
        "apache-combined", IdentifyBy.User, job, "dev:reviewer", Noon, null, 0, 0, 0, 0, null, null, state, CancelRequested: false, "Mara Reviewer");

    private static JobStanding Job(long id, JobState state = JobState.Running, bool cancelRequested = false) =>
        new(new JobRow(id, ImportJobs.Requests, "edge.log", state, "Mara Reviewer", Noon, null, 0, 0, 0, cancelRequested), 0);
}
