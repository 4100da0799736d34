using System.Text;

namespace Cordon.Domain.Activity;

/// <summary>Makes rows out of figures that were condensed elsewhere.</summary>
public static class CondensedRows
{
    /// <param name="figures">The row's counts; <see cref="CondensedRow.Detail"/> and the distinct counts of agents and networks are made here.</param>
    /// <param name="seconds">Requests in each second; null where that is not known.</param>
    /// <param name="resources">Different paths, and different targets with a query: counts without the hashes behind them.</param>
    public static CondensedRow Make(CondensedRow figures, IReadOnlyList<int>? seconds, IEnumerable<RouteUse> routes, IEnumerable<(string Text, int Count)> agents,
        IEnumerable<(string Address, int Count)> networks, int resources, int variants)
    {
        var detail = new ActivityDetail();
        for (var second = 0; second < (seconds?.Count ?? 0); second++) detail.Seconds[second] = seconds![second];
        detail.Routes.AddRange(routes.GroupBy(r => r.Key).OrderBy(g => g.Key).Select(g => g.First()));
        foreach (var (key, count) in agents.GroupBy(a => KeyOf(a.Text)).Select(g => (g.Key, g.Sum(a => a.Count))).OrderBy(a => a.Key)) detail.Agents.Append(key, key, count);
        foreach (var (address, count) in networks.GroupBy(n => ClientAddress.Of(Encoding.ASCII.GetBytes(n.Address))).Select(g => (g.Key, g.Sum(n => n.Count))).OrderBy(n => n.Key.Hash))
            detail.Networks.Append(address.Hash, address, count);
        detail.Resources.Stated = resources;
        detail.Variants.Stated = variants;
        return figures with
        {
            Resources = detail.Resources.Distinct,
            Agents = detail.Agents.Distinct,
            Networks = detail.Networks.Distinct,
            Detail = ActivityDetailCodec.Encode(detail),
        };
    }

    /// <summary>The key of a user agent's text.</summary>
    public static ulong KeyOf(string agent) => StableHash.Of(Encoding.UTF8.GetBytes(agent));
}
