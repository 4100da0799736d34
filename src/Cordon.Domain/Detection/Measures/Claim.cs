using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection.Measures;

/// <summary>What an account's requests said of themselves by one user agent that is known.</summary>
public struct Claim
{
    /// <summary>Different known agents kept of one account, the first ones.</summary>
    public const int Most = 16;

    public ulong Agent;

    /// <summary>First and last minute.</summary>
    public long From, To;
    public long Requests;

    /// <summary>Requests in minutes when every network lay outside what the operator publishes, and inside; the rest cannot be told.</summary>
    public long Outside, Inside;

    internal void Exchange(ProfileIo io)
    {
        io.Fixed(ref Agent);
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Requests);
        io.Number(ref Outside);
        io.Number(ref Inside);
    }
}

/// <summary>Where an account's requests came from.</summary>
public struct NetworkUse
{
    public const int Most = 32;

    /// <summary>The first addresses seen, as 128-bit numbers.</summary>
    public UInt128[] Addresses;

    /// <summary>There were more than are kept.</summary>
    public bool More;

    internal void Exchange(ProfileIo io)
    {
        Addresses ??= [];
        io.Items(ref Addresses, Most, (io, ref address) =>
        {
            var (high, low) = ((ulong)(address >> 64), (ulong)address);
            io.Fixed(ref high);
            io.Fixed(ref low);
            address = new UInt128(high, low);
        });
        io.Flag(ref More);
    }
}

internal sealed class ClaimMeasure(IAgentBook agents)
{
    private readonly Dictionary<ulong, int> _places = [];
    private readonly Claim[] _claims = new Claim[Claim.Most];
    private readonly HashSet<UInt128> _networks = [];
    private bool _more;

    public Claim[] Claims => _claims[.._places.Count];
    public NetworkUse Networks => new() { Addresses = [.. _networks], More = _more };

    public void Begin()
    {
        _places.Clear();
        _networks.Clear();
        _more = false;
    }

    public void Take(MinuteActivity activity)
    {
        foreach (var (address, _) in activity.Networks)
        {
            if (_networks.Count < NetworkUse.Most) _networks.Add(address.Value);
            else if (!_more && !_networks.Contains(address.Value)) _more = true;
        }
        foreach (var (key, count) in activity.Agents)
        {
            if (!agents.IsKnown(key)) continue;
            var minute = activity.Figures.Minute;
            if (!_places.TryGetValue(key, out var place))
            {
                if (_places.Count == Claim.Most) continue;
                _places.Add(key, place = _places.Count);
                _claims[place] = new Claim { Agent = key, From = minute };
            }
            ref var claim = ref _claims[place];
            claim.To = minute;
            claim.Requests += count;
            var (inside, outside) = Place(key, activity);
            if (inside && !outside) claim.Inside += count;
            if (outside && !inside) claim.Outside += count;
        }
    }

    private (bool Inside, bool Outside) Place(ulong agent, MinuteActivity activity)
    {
        var (inside, outside) = (false, false);
        foreach (var (address, _) in activity.Networks)
        {
            var proof = agents.Prove(agent, address);
            if (proof is null) return (true, true);                // one that cannot be judged: neither can the minute
            if (proof.Value) inside = true;
            else outside = true;
        }
        return (inside, outside);
    }
}
