namespace Cordon.Domain.Linking;

/// <summary>What has to be written so that stored memberships become what was found.</summary>
/// <param name="Gone">Memberships that do not hold any more, as they are stored: the account left, or is in another cluster now.</param>
/// <param name="Come">Memberships that hold and are not stored so.</param>
public sealed record ClusterChanges(IReadOnlyList<Membership> Gone, IReadOnlyList<Membership> Come)
{
    /// <summary>Accounts whose cluster is another than before, or none, or the first.</summary>
    public int Accounts => Come.Count + (Gone.Count == 0 ? 0 : Gone.Select(m => m.Account).Except(Come.Select(m => m.Account)).Count());

    /// <summary>Clusters that accounts left or came to.</summary>
    public IReadOnlySet<ClusterId> Touched() => Gone.Concat(Come).Select(m => m.Cluster).ToHashSet();

    /// <param name="stored">Ascending by account, of the same accounts that were looked at.</param>
    /// <param name="found">Ascending by account.</param>
    public static ClusterChanges Between(IReadOnlyList<Membership> stored, IReadOnlyList<Membership> found)
    {
        var (gone, come) = (new List<Membership>(), new List<Membership>());
        var (s, f) = (0, 0);
        while (s < stored.Count || f < found.Count)
        {
            var order = s == stored.Count ? 1 : f == found.Count ? -1 : stored[s].Account.Value.CompareTo(found[f].Account.Value);
            if (order == 0 && stored[s].Cluster == found[f].Cluster)
            {
                (s, f) = (s + 1, f + 1);
                continue;
            }
            if (order <= 0) gone.Add(stored[s++]);
            if (order >= 0) come.Add(found[f++]);
        }
        return new(gone, come);
    }
}
