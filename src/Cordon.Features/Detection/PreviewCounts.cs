using Cordon.Domain.Detection;

namespace Cordon.Features.Detection;

/// <summary>Counts accounts that are found by the saved thresholds, by a draft, and at positions along each slider.</summary>
internal sealed class PreviewCounts
{
    private readonly DetectorSettings _saved, _draft;
    private readonly (Threshold Threshold, DetectorSettings[] Along, int[] Counts)[] _sliders;
    private long _measured;
    private int _now, _then, _added, _removed;

    public PreviewCounts(DetectorSettings saved, DetectorSettings draft)
    {
        (_saved, _draft) = (saved, draft);
        _sliders = [.. draft.Detector.Thresholds.Select(t => (t, Places(t).Select(value => draft.With(t.Name, value)).ToArray(), new int[PreviewDetectorHandler.Positions]))];
    }

    public DetectorPreview Result => new(_measured, _now, _then, _added, _removed,
        [.. _sliders.Select(s => new ThresholdHistogram(s.Threshold.Name, [.. s.Along.Select((settings, i) => new ThresholdPosition(settings[s.Threshold.Name], s.Counts[i]))]))]);

    /// <summary>The least value of a threshold among all settings that are counted.</summary>
    public int LeastOf(string threshold) => (int)_sliders.SelectMany(s => s.Along).Append(_saved).Append(_draft).Min(s => s[threshold]);

    /// <param name="found">Whether the account is found with these settings.</param>
    public void Add(Func<DetectorSettings, bool> found)
    {
        _measured++;
        var (now, then) = (_saved.IsOn && found(_saved), found(_draft));
        if (now) _now++;
        if (then) _then++;
        if (then && !now) _added++;
        if (now && !then) _removed++;
        foreach (var (threshold, along, counts) in _sliders)
        {
            // From the loosest position on: what is not found there is not found at a stricter one.
            var loosest = threshold.IsCeiling ? along.Length - 1 : 0;
            var step = threshold.IsCeiling ? -1 : 1;
            for (var i = loosest; i >= 0 && i < along.Length && found(along[i]); i += step) counts[i]++;
        }
    }

    /// <param name="find">Who is found with these settings, all judged together.</param>
    public DetectorPreview Each(long measured, Func<DetectorSettings, IEnumerable<string>> find)
    {
        HashSet<string> now = [.. _saved.IsOn ? find(_saved) : []], then = [.. find(_draft)];
        (_measured, _now, _then, _added, _removed) = (measured, now.Count, then.Count, then.Count(a => !now.Contains(a)), now.Count(a => !then.Contains(a)));
        foreach (var (_, along, counts) in _sliders)
            for (var i = 0; i < along.Length; i++) counts[i] = find(along[i]).Count();
        return Result;
    }

    /// <summary>Values along a slider, on its steps: its ends among them, and closer together where it begins when it spans more than a factor of ten.</summary>
    private static IEnumerable<double> Places(Threshold threshold)
    {
        const int last = PreviewDetectorHandler.Positions - 1;
        var byFactor = threshold.Least > 0 && threshold.Greatest > threshold.Least * 10;
        for (var i = 0; i <= last; i++)
        {
            var value = byFactor
                ? threshold.Least * Math.Pow(threshold.Greatest / threshold.Least, i / (double)last)
                : threshold.Least + (threshold.Greatest - threshold.Least) * i / last;
            var stepped = threshold.Least + Math.Round((value - threshold.Least) / threshold.Step) * threshold.Step;
            yield return i == last ? threshold.Greatest : Math.Clamp(Math.Round(stepped, 6), threshold.Least, threshold.Greatest);
        }
    }
}
