using Cordon.Features.Demo;
using Xunit;

namespace Cordon.Features.Tests.Demo;

[Collection<WrittenDemoCollection>]
public sealed class DemoIncidentTests(WrittenDemo demo)
{
    private DemoCalendar Calendar => demo.World.Calendar;
    private DemoGallery Gallery => demo.World.Gallery;

    [Fact]
    public void The_five_ask_for_every_pair_of_the_night_exactly_once()
    {
        var walked = Walked().SelectMany(requests => requests).ToList();
        var expected = Enumerable.Range(0, 5 * Gallery.Steps).Select(step => (long?)(Gallery.WalkFrom + step)).ToList();
        Assert.Equal(expected, walked.Where(request => request.IsPrompt).Select(request => request.Id).Order());
        Assert.Equal(expected, walked.Where(request => !request.IsPrompt).Select(request => request.Id).Order());
    }

    [Fact]
    public void Each_of_the_five_takes_every_fifth_id_prompt_then_image_ascending()
    {
        var number = 0;
        foreach (var requests in Walked())
        {
            var first = Gallery.WalkFrom + number++;
            Assert.Equal(Enumerable.Range(0, 2 * Gallery.Steps).Select(turn => (long?)(first + turn / 2 * 5)), requests.Select(request => request.Id));
            Assert.DoesNotContain(Enumerable.Range(0, requests.Count), turn => requests[turn].IsPrompt != (turn % 2 == 0));
        }
    }

    [Fact]
    public void The_five_ask_once_every_0_9_seconds_with_small_jitter() => Assert.All(Walked(), requests =>
        Assert.All(requests.Zip(requests.Skip(1), (a, b) => (b.At - a.At).TotalSeconds), gap => Assert.InRange(gap, 0.7, 1.1)));

    [Fact]
    public void The_five_are_in_lockstep()
    {
        var walked = Walked().ToList();
        var apart = Enumerable.Range(0, 2 * Gallery.Steps)
            .Select(turn => walked.Max(requests => requests[turn].At) - walked.Min(requests => requests[turn].At));
        Assert.True(apart.Max() < TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public void The_slow_start_takes_a_few_hundred_requests_an_hour_in_ascending_ids()
    {
        var slow = demo.Five().SelectMany(requests => requests)
            .Where(request => request.At < Calendar.WalkFrom.AddHours(-3) && request.Id is { } id && id >= Gallery.SlowFrom && id < Gallery.WalkFrom && request.IsPrompt)
            .OrderBy(request => request.At).ToList();
        Assert.Equal(Gallery.WalkFrom - Gallery.SlowFrom, slow.Count);
        Assert.Equal(slow.Select(request => request.Id).Order(), slow.Select(request => request.Id));
        Assert.Equal(DayOfWeek.Thursday, slow[0].At.DayOfWeek);
        Assert.All(slow.GroupBy(request => (request.At.Day, request.At.Hour)), hour => Assert.InRange(2 * hour.Count(), 100, 400));
    }

    [Fact]
    public void The_five_are_refused_for_some_minutes_after_the_block_and_then_silent()
    {
        var after = demo.Five().SelectMany(requests => requests).Where(request => request.At >= Calendar.BlockedAt).ToList();
        Assert.All(after, request => Assert.Equal(403, request.Status));
        Assert.InRange(after.Max(request => request.At) - Calendar.BlockedAt, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public void The_gallery_fails_only_between_the_first_errors_and_the_block()
    {
        Assert.InRange(Failing(Calendar.WalkFrom, Calendar.ErrorsFrom), 0, 0.01);
        Assert.InRange(Failing(Calendar.ErrorsFrom.AddMinutes(40), Calendar.BlockedAt), 0.3, 0.6);
        Assert.InRange(Failing(Calendar.BlockedAt.AddMinutes(15), Calendar.TrafficUntil), 0, 0.01);
    }

    [Fact]
    public void Answers_take_about_ten_times_as_long_while_the_gallery_fails()
    {
        var before = MedianNanoseconds(Calendar.WalkFrom.AddDays(-1), Calendar.WalkFrom);
        var during = MedianNanoseconds(Calendar.ErrorsFrom.AddMinutes(40), Calendar.BlockedAt);
        Assert.InRange(during / before, 7, 13);
    }

    // Without the pair that the block cut in two.
    private IEnumerable<IReadOnlyList<WrittenRequest>> Walked() => demo.Five()
        .Select(requests => requests.Where(request => request.At >= Calendar.WalkFrom && request.At < Calendar.BlockedAt && request.Id <= Gallery.WalkTo).ToList());

    private double Failing(DateTimeOffset from, DateTimeOffset until)
    {
        var asked = demo.Requests.Where(request => request.At >= from && request.At < until && (request.Path == "/gallery" || (request.Id is not null && !request.IsPrompt))).ToList();
        return asked.Count(request => request.Status >= 500) / (double)asked.Count;
    }

    private double MedianNanoseconds(DateTimeOffset from, DateTimeOffset until)
    {
        var pictures = demo.Requests.Where(request => request.At >= from && request.At < until && request.Status == 200 && request.Id is not null && !request.IsPrompt)
            .Select(request => request.Nanoseconds).Order().ToList();
        return pictures[pictures.Count / 2];
    }
}
