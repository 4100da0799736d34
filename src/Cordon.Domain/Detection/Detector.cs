namespace Cordon.Domain.Detection;

/// <summary>One rule: what it looks for, with which thresholds, and its judgement of an account's profile.</summary>
/// <remarks>A pure function of what it is given, so it can be measured against labelled data as it is.</remarks>
public abstract class Detector
{
    /// <summary>Its name in flags, settings and addresses; a contract.</summary>
    public abstract string Rule { get; }

    /// <summary>Raised when it would judge the same profile otherwise; flags name it.</summary>
    public virtual int Version => 1;

    public abstract string Title { get; }

    /// <summary>What it looks for and what it leaves alone, for whoever sets its thresholds.</summary>
    public abstract string LooksFor { get; }
    public abstract IReadOnlyList<Threshold> Thresholds { get; }

    /// <summary>True where it judges accounts together and not one by one; see <see cref="Rules.Lockstep"/>.</summary>
    public virtual bool IsAcrossAccounts => false;

    public abstract Finding? Judge(in Judged account);
}

/// <summary>All that a judgement rests on.</summary>
public readonly record struct Judged(AccountProfile Profile, DetectorSettings Settings, ServiceHabits Habits, RouteBook Routes, IAgentBook Agents)
{
    public double this[string threshold] => Settings[threshold];

    /// <summary>Whether most of these requests came from a page that led there, as a person's browser says.</summary>
    public bool IsLed(double referredShare) => Habits.ReferrersAreLogged && referredShare > 0.5;

    /// <summary>
    /// Whether these requests lack what a browser brings: hardly any parts, hardly any referrers. Null where the platform's logs hold neither.
    /// </summary>
    public bool? IsBare(double partShare, double referredShare, double most) =>
        (Habits.PagesComeWithParts, Habits.ReferrersAreLogged) switch
        {
            (true, true) => partShare <= most && referredShare <= most,
            (true, false) => partShare <= most / 2,
            (false, true) => referredShare <= most / 2,
            (false, false) => null,
        };
}
