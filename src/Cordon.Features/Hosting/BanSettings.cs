using System.Globalization;

namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Bans</c>: what the platform asks of a ban before it may be proposed, and how long things wait.</summary>
public sealed class BanSettings
{
    /// <summary>A ban that covers so many accounts or more needs a judged sample; a smaller one shows all its accounts. 1 to 1,000,000.</summary>
    public int SampleFrom { get; set; } = 25;

    /// <summary>How many accounts are drawn, 10 to 1,000.</summary>
    public int SampleSize { get; set; } = 30;

    /// <summary>The greatest estimate of wrongly covered accounts with which a ban may be proposed, in percent, 0 to 50.</summary>
    public double MostWrongPercent { get; set; } = 5;

    /// <summary>A proposal lapses where more accounts came and went since, in percent of those proposed, 0 to 100; fewer are shown and have to be acknowledged.</summary>
    public double MostDriftPercent { get; set; } = 20;

    /// <summary>Days after which a proposal that nobody decided lapses, 1 to 365.</summary>
    public int ProposalDays { get; set; } = 14;

    /// <summary>How long whoever approved a ban may take it back, in minutes, 0 to 1,440; 0: never.</summary>
    public int UndoMinutes { get; set; } = 60;

    /// <summary>Accounts from which a ban is applied or lifted by a job with a progress bar, instead of while one waits. 1 to 100,000,000.</summary>
    public int JobFrom { get; set; } = 250_000;

    public IEnumerable<string> Problems()
    {
        if (SampleFrom is < 1 or > 1_000_000) yield return Say(nameof(SampleFrom), SampleFrom, "1 to 1,000,000 accounts");
        if (SampleSize is < 10 or > 1_000) yield return Say(nameof(SampleSize), SampleSize, "10 to 1,000 accounts");
        if (MostWrongPercent is not (>= 0 and <= 50)) yield return Say(nameof(MostWrongPercent), MostWrongPercent, "0 to 50 percent");
        if (MostDriftPercent is not (>= 0 and <= 100)) yield return Say(nameof(MostDriftPercent), MostDriftPercent, "0 to 100 percent");
        if (ProposalDays is < 1 or > 365) yield return Say(nameof(ProposalDays), ProposalDays, "1 to 365 days");
        if (UndoMinutes is < 0 or > 1_440) yield return Say(nameof(UndoMinutes), UndoMinutes, "0 to 1,440 minutes");
        if (JobFrom is < 1 or > 100_000_000) yield return Say(nameof(JobFrom), JobFrom, "1 to 100,000,000 accounts");
    }

    private static string Say(string name, double value, string bounds) => string.Create(CultureInfo.InvariantCulture, $"Cordon:Bans:{name} must be {bounds}; it is {value}.");
}
