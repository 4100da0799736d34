using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection;

/// <summary>How one account behaved, measured without any threshold: detectors judge it, again and with other thresholds, without reading activity.</summary>
public sealed class AccountProfile
{
    /// <summary>Raised when a measure changes: older profiles are then measured anew.</summary>
    public const int Version = 1;

    public Totals Totals;
    public Pace Pace;
    public Stretch TenMinutes, Hour, Day, Clock;
    public Lone Lone;
    public Rhythm Rhythm;
    public Poll Poll;
    public Probe Probe;
    public Busting Busting;
    public LogIns LogInHour, LogInDay;
    public AgentUse Agents;
    public FeedUse Feeds;
    public NetworkUse Networks = new() { Addresses = [] };
    public Walk[] Walks = [];
    public Move[] Moves = [];
    public Claim[] Claims = [];

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(256);
        using (var io = new ProfileIo(stream, writing: true)) Exchange(io);
        return stream.ToArray();
    }

    /// <exception cref="FormatException">The bytes are not a profile.</exception>
    public static AccountProfile From(byte[] bytes)
    {
        var profile = new AccountProfile();
        try
        {
            using var io = new ProfileIo(new MemoryStream(bytes), writing: false);
            profile.Exchange(io);
            return profile;
        }
        catch (EndOfStreamException end)
        {
            throw new FormatException("A profile ends too early.", end);
        }
    }

    private void Exchange(ProfileIo io)
    {
        Totals.Exchange(io);
        Pace.Exchange(io);
        TenMinutes.Exchange(io);
        Hour.Exchange(io);
        Day.Exchange(io);
        Clock.Exchange(io);
        Lone.Exchange(io);
        Rhythm.Exchange(io);
        Poll.Exchange(io);
        Probe.Exchange(io);
        Busting.Exchange(io);
        LogInHour.Exchange(io);
        LogInDay.Exchange(io);
        Agents.Exchange(io);
        Feeds.Exchange(io);
        Networks.Exchange(io);
        io.Items(ref Walks, WalkMeasure.MostWalks, (io, ref walk) => walk.Exchange(io));
        io.Items(ref Moves, Move.Most, (io, ref move) => move.Exchange(io));
        io.Items(ref Claims, Claim.Most, (io, ref claim) => claim.Exchange(io));
    }
}
