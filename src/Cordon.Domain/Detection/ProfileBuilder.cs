using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection;

/// <summary>Measures one account after another from its rows of activity. Used again and again; not thread-safe.</summary>
/// <remarks>
/// Rows come by ascending minute; several of one minute are added up before anything is measured, so that a log cut in two, or read in another
/// order, gives the same profile.
/// </remarks>
public sealed class ProfileBuilder(RouteBook routes, IAgentBook agents)
{
    private readonly MinuteActivity _activity = new();
    private readonly TotalsMeasure _totals = new();
    private readonly PaceMeasure _pace = new();
    private readonly LoneMeasure _lone = new();
    private readonly BreadthMeasure _tenMinutes = new(10, 512), _hour = new(60, 512, withParts: true), _day = new(1_440, 512, withParts: true);
    private readonly ClockMeasure _clock = new();
    private readonly RhythmMeasure _rhythm = new();
    private readonly PollMeasure _poll = new();
    private readonly ProbeMeasure _probe = new();
    private readonly BustingMeasure _busting = new();
    private readonly LogInMeasure _logInHour = new(60), _logInDay = new(1_440);
    private readonly AgentMeasure _agents = new();
    private readonly FeedMeasure _feeds = new();
    private readonly WalkMeasure _walks = new();
    private readonly ClaimMeasure _claims = new(agents);
    private byte[] _waiting = new byte[4_096];
    private int _waitingLength;
    private MinuteFigures _figures;
    private bool _hasWaiting;

    /// <summary>Starts the next account.</summary>
    public void Begin()
    {
        _hasWaiting = false;
        _totals.Begin();
        _pace.Begin();
        _tenMinutes.Begin();
        _hour.Begin();
        _day.Begin();
        _clock.Begin();
        _lone.Begin();
        _rhythm.Begin();
        _poll.Begin();
        _probe.Begin();
        _busting.Begin();
        _logInHour.Begin();
        _logInDay.Begin();
        _agents.Begin();
        _feeds.Begin();
        _walks.Begin();
        _claims.Begin();
    }

    /// <param name="detail"><see cref="ActivityMinute.Detail"/> of the row; not kept.</param>
    /// <exception cref="FormatException">The detail cannot be read.</exception>
    public void Add(in MinuteFigures figures, ReadOnlySpan<byte> detail)
    {
        if (_hasWaiting && _figures.Minute == figures.Minute)
        {
            var sum = ActivityDetailCodec.Decode(_waiting.AsSpan(0, _waitingLength));
            sum.Add(ActivityDetailCodec.Decode(detail));
            Wait(_figures.Plus(figures), ActivityDetailCodec.Encode(sum));
            return;
        }
        if (_hasWaiting) Measure();
        Wait(figures, detail);
    }

    public AccountProfile End()
    {
        if (_hasWaiting) Measure();
        _hasWaiting = false;
        _tenMinutes.End();
        _hour.End();
        _day.End();
        _clock.End();
        _lone.End();
        _rhythm.End();
        _poll.End();
        _probe.End();
        _busting.End();
        _logInHour.End();
        _logInDay.End();
        _agents.End();
        _walks.End();
        return new AccountProfile
        {
            Totals = _totals.Result,
            Pace = _pace.Result,
            TenMinutes = _tenMinutes.Result,
            Hour = _hour.Result,
            Day = _day.Result,
            Clock = _clock.Result,
            Lone = _lone.Result,
            Rhythm = _rhythm.Result,
            Poll = _poll.Result,
            Probe = _probe.Result,
            Busting = _busting.Result,
            LogInHour = _logInHour.Result,
            LogInDay = _logInDay.Result,
            Agents = _agents.Result,
            Feeds = _feeds.Result,
            Networks = _claims.Networks,
            Walks = _walks.Walks,
            Moves = _walks.Moves,
            Claims = _claims.Claims,
        };
    }

    private void Wait(in MinuteFigures figures, ReadOnlySpan<byte> detail)
    {
        if (_waiting.Length < detail.Length) _waiting = new byte[detail.Length * 2];
        detail.CopyTo(_waiting);
        (_figures, _waitingLength, _hasWaiting) = (figures, detail.Length, true);
    }

    private void Measure()
    {
        _activity.Read(_figures, _waiting.AsSpan(0, _waitingLength));
        if (!_activity.Fold(routes)) _activity.Read(_figures, Folded(_waiting.AsSpan(0, _waitingLength)));
        _activity.CountEmpty(routes);
        _totals.Take(_activity);
        _pace.Take(_activity);
        _tenMinutes.Take(_activity);
        _hour.Take(_activity);
        _day.Take(_activity);
        _clock.Take(_activity);
        _lone.Take(_activity);
        _rhythm.Take(_activity);
        _poll.Take(_activity);
        _probe.Take(_activity);
        _busting.Take(_activity);
        _logInHour.Take(_activity, routes);
        _logInDay.Take(_activity, routes);
        _agents.Take(_activity);
        _feeds.Take(_activity, routes);
        _walks.Take(_activity);
        _claims.Take(_activity);
    }

    /// <summary>The rare minute in which two stored routes are read as one: they are added up the slow way.</summary>
    private byte[] Folded(ReadOnlySpan<byte> bytes)
    {
        var detail = ActivityDetailCodec.Decode(bytes);
        detail.FoldRoutes(key => routes.Find(key)?.Key ?? key);
        return ActivityDetailCodec.Encode(detail);
    }
}
