using System.Text;
using Cordon.Domain.Activity;

namespace Cordon.Domain.Tests.Activity;

public sealed class StableHashTests
{
    [Theory]
    [InlineData("")]
    [InlineData("GET /images/{n}")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0")]
    public void The_hash_of_a_text_never_changes(string text) => Assert.Equal(Known[text], StableHash.Of(Encoding.UTF8.GetBytes(text)));

    // Stores hold these as keys: whoever changes the function changes what every stored row means.
    private static readonly Dictionary<string, ulong> Known = new()
    {
        [""] = 16_315_303_043_854_611_575,
        ["GET /images/{n}"] = 3_917_838_082_568_797_949,
        ["Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"] = 17_074_737_405_986_252_203,
    };

    [Fact]
    public void Texts_of_any_length_differ_in_their_hash() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(i => StableHash.Of(new byte[i])).Distinct().Count());

    [Fact]
    public void Neighbouring_numbers_are_spread_evenly()
    {
        var low = Enumerable.Range(0, 10_000).Count(i => StableHash.Of(BitConverter.GetBytes(i)) < ulong.MaxValue / 4);
        Assert.InRange(low, 2_300, 2_700);
    }
}
