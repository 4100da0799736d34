using System.Text.Json;
using Cordon.Domain.Linking.Probable;

namespace Cordon.Features.Linking;

/// <summary>What every field adds to a suggestion, as the store keeps it.</summary>
internal static class ContributionJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Of <see cref="Domain.Linking.ProbableLink.Contributions"/>, the weightiest first, whichever way it speaks.</summary>
    public static IReadOnlyList<Contribution> Read(string contributions) =>
        [.. (JsonSerializer.Deserialize<List<Contribution>>(contributions, Json) ?? []).OrderByDescending(c => Math.Abs(c.Bits))];
}
