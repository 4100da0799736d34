using Cordon.Domain;
using Cordon.Features.Detection;
using Cordon.Web.Shared;

namespace Cordon.Web.Detection;

/// <summary>What a draft of thresholds would flag: asked for shortly after the last change, and never shown of an older draft.</summary>
public sealed class DraftPreview(Func<PreviewDetector, CancellationToken, Task<Outcome<DetectorPreview>>> ask, TimeProvider clock) : IDisposable
{
    /// <summary>A slider that is dragged changes many times a second; each counting reads every account.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Newest _newest = new();

    /// <summary>The counts for <see cref="IsCurrent"/> or, until they are there, an older draft's.</summary>
    public DetectorPreview? Latest { get; private set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>What <see cref="Latest"/> says is true of the draft that was asked for last.</summary>
    public bool IsCurrent { get; private set; }

    /// <param name="atOnce">Without the pause: nobody is moving a slider.</param>
    public async Task AskAsync(PreviewDetector draft, bool atOnce = false)
    {
        IsCurrent = false;
        var answer = await _newest.AskAsync(async cancel =>
        {
            if (!atOnce) await Task.Delay(Pause, clock, cancel);
            (await ask(draft, cancel)).Accepted(out var preview, out var refusal);
            return new Answer(preview, refusal);
        });
        if (answer is null) return;
        (Latest, Refusal, IsCurrent) = (answer.Preview, answer.Refusal, answer.Refusal is null);
    }

    public void Dispose() => _newest.Dispose();

    private sealed record Answer(DetectorPreview? Preview, Refusal? Refusal);
}
