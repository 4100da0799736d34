namespace Cordon.Domain.Detection.Lists;

/// <summary>The networks that an operator publishes for its agents: an address within proves the claim, a public one outside refutes it.</summary>
/// <remarks>Operators add networks and give them up, so the answer holds for days around <see cref="ListedOn"/> and fades with the distance.</remarks>
public sealed class PublishedRanges
{
    private static readonly Lazy<Dictionary<string, PublishedRanges>> All = new(Load);

    private PublishedRanges(string key, DateOnly listedOn, NetworkSet networks) => (Key, ListedOn, Networks) = (key, listedOn, networks);

    /// <summary>googlebot, bing, duckduckbot, openai or perplexity.</summary>
    public string Key { get; }

    /// <summary>The day on which the networks were gathered.</summary>
    public DateOnly ListedOn { get; }

    public NetworkSet Networks { get; }

    /// <param name="key">As in <see cref="AgentClaim.Ranges"/>.</param>
    /// <exception cref="ArgumentException">There is no list of that key.</exception>
    public static PublishedRanges Of(string key) =>
        All.Value.TryGetValue(key, out var ranges) ? ranges : throw new ArgumentException($"Nobody publishes networks under \"{key}\".", nameof(key));

    private static Dictionary<string, PublishedRanges> Load()
    {
        var listedOn = KnownLists.Sources.Single(source => source.Name == "ipranges").ListedOn!.Value;
        return ListData.Rows("ranges.tsv").GroupBy(row => row[0], row => NetworkRange.Parse(row[1]), StringComparer.Ordinal)
            .ToDictionary(list => list.Key, list => new PublishedRanges(list.Key, listedOn, new NetworkSet(list)), StringComparer.Ordinal);
    }
}
