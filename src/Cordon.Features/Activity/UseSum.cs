using System.Runtime.InteropServices;
using Cordon.Domain.Activity;

namespace Cordon.Features.Activity;

/// <summary>Adds up rows of activity by what was asked for.</summary>
internal sealed class UseSum
{
    public Dictionary<long, RouteSum> Routes { get; } = [];
    public Dictionary<ulong, long> Agents { get; } = [];
    public Dictionary<ClientAddress, long> Networks { get; } = [];
    public long Requests { get; private set; }
    public long Parts { get; private set; }
    public long Referred { get; private set; }
    public long ClientErrors { get; private set; }
    public long ServerErrors { get; private set; }
    public long Bytes { get; private set; }
    public int Minutes { get; private set; }
    public bool IsCut { get; private set; }

    /// <returns>False when the row went beyond what is looked at, and was left out.</returns>
    public bool Add(ActivityMinute row)
    {
        if (Minutes == GetAccountUseHandler.MostMinutes)
        {
            IsCut = true;
            return false;
        }
        Minutes++;
        Requests += row.Requests;
        Parts += row.Parts;
        Referred += row.Referred;
        ClientErrors += row.ClientErrors;
        ServerErrors += row.ServerErrors;
        Bytes += row.Bytes;
        var detail = ActivityDetailCodec.Decode(row.Detail);
        foreach (var route in detail.Routes)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Routes, route.Key, out var known);
            if (!known) sum = new(0, 0, 0, long.MaxValue, long.MinValue);
            sum = new(sum.Requests + route.Requests, sum.Errors + route.Errors, sum.Bytes + route.Bytes,
                Math.Min(sum.Least, route.Walk?.Least ?? long.MaxValue), Math.Max(sum.Greatest, route.Walk?.Greatest ?? long.MinValue));
        }
        foreach (var (_, key, count) in detail.Agents.Kept) CollectionsMarshal.GetValueRefOrAddDefault(Agents, key, out _) += count;
        foreach (var (_, address, count) in detail.Networks.Kept) CollectionsMarshal.GetValueRefOrAddDefault(Networks, address, out _) += count;
        return true;
    }
}

internal readonly record struct RouteSum(long Requests, long Errors, long Bytes, long Least, long Greatest);
