using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Web.Detection;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Web.Tests.Detection;

public sealed class DraftPreviewTests
{
    private static readonly PreviewDetector Strict = Draft(100), Loose = Draft(20);

    [Fact]
    public async Task A_stale_count_never_takes_the_place_of_a_newer()
    {
        var answers = new Dictionary<PreviewDetector, TaskCompletionSource<Outcome<DetectorPreview>>> { [Strict] = new(), [Loose] = new() };
        using var preview = new DraftPreview((draft, _) => answers[draft].Task, new FakeTimeProvider());
        var (older, newer) = (preview.AskAsync(Strict, atOnce: true), preview.AskAsync(Loose, atOnce: true));
        answers[Loose].SetResult(Counted(19));
        await newer;
        Assert.Equal((19, true), (preview.Latest!.Draft, preview.IsCurrent));
        answers[Strict].SetResult(Counted(3));
        await older;
        Assert.Equal((19, true), (preview.Latest.Draft, preview.IsCurrent));
    }

    [Fact]
    public async Task A_slider_that_is_dragged_is_counted_once_where_it_rests()
    {
        var (asked, clock) = (new List<PreviewDetector>(), new FakeTimeProvider());
        using var preview = new DraftPreview((draft, _) => { asked.Add(draft); return Task.FromResult(Counted(1)); }, clock);
        var (first, last) = (preview.AskAsync(Strict), preview.AskAsync(Loose));
        await first;      // the newer has stopped it
        Assert.Empty(asked);
        while (!last.IsCompleted)
        {
            clock.Advance(DraftPreview.Pause);
            await Task.Yield();
        }
        Assert.Equal([Loose], asked);
    }

    [Fact]
    public async Task A_draft_that_is_refused_says_why_until_it_is_mended()
    {
        var refusal = DetectionRefusals.NoSuchDetector("x");
        using var preview = new DraftPreview((draft, _) => Task.FromResult(draft == Strict ? refusal : Counted(5)), new FakeTimeProvider());
        await preview.AskAsync(Strict, atOnce: true);
        Assert.Equal((refusal, false), (preview.Refusal, preview.IsCurrent));
        await preview.AskAsync(Loose, atOnce: true);
        Assert.Equal((null, true), (preview.Refusal, preview.IsCurrent));
    }

    private static PreviewDetector Draft(double steps) => new("walks-ids", new Dictionary<string, double> { ["steps"] = steps });

    private static Outcome<DetectorPreview> Counted(int draft) => new DetectorPreview(100, 12, draft, 0, 0, []);
}
