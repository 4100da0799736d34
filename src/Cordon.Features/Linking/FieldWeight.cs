using System.Text.Json;

namespace Cordon.Features.Linking;

/// <summary>What one field says of whether two accounts are one person's.</summary>
/// <param name="Field">For example <c>e-mail</c>.</param>
/// <param name="Bits">Above 0 it speaks for one person, below 0 against; a bit doubles or halves the odds.</param>
/// <param name="Words">What was found, without personal data in full.</param>
public sealed record FieldWeight(string Field, double Bits, string Words)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Of <see cref="Domain.Linking.ProbableLink.Contributions"/>, the weightiest first, whichever way it speaks.</summary>
    public static IReadOnlyList<FieldWeight> Read(string contributions) =>
        [.. (JsonSerializer.Deserialize<List<FieldWeight>>(contributions, Json) ?? []).OrderByDescending(weight => Math.Abs(weight.Bits))];
}
