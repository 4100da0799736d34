using System.Text.Json;
using Cordon.Domain.Audit;
using Xunit;

namespace Cordon.RealData.Tests.Audit;

public class LeafHashVectorTests
{
    // The vectors hold the hashes of leaves, not the leaves; these are the ones they were made from, by case and place.
    // Source: transparency-dev/merkle, testonly/constants.go, LeafInputs.
    [Theory]
    [InlineData("inclusion/1/happy-path", 0, "")]
    [InlineData("inclusion/4/happy-path", 1, "00")]
    [InlineData("inclusion/3/happy-path", 2, "10")]
    [InlineData("inclusion/2/happy-path", 5, "40414243")]
    public void A_leaf_has_the_hash_that_other_logs_give_it(string name, int place, string leaf)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(RealData.PathOf("vectors-merkle", "inclusion.json")));
        var vector = Assert.Single(vectors.RootElement.EnumerateArray(), v => v.GetProperty("name").GetString() == name);
        Assert.Equal(place, vector.GetProperty("leafIdx").GetInt32());
        Assert.Equal(vector.GetProperty("leafHash").GetString(), Convert.ToBase64String(AuditEntry.HashLeaf(Convert.FromHexString(leaf))));
    }
}
