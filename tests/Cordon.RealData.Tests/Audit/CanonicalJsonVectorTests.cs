using System.Globalization;
using Cordon.Domain.Audit;
using Xunit;

namespace Cordon.RealData.Tests.Audit;

public class CanonicalJsonVectorTests
{
    [Fact]
    public void Every_published_vector_comes_out_byte_for_byte()
    {
        var inputs = Directory.GetFiles(RealData.PathOf("vectors-jcs", "input"), "*.json");
        Assert.Equal(6, inputs.Length);
        Assert.All(inputs, input =>
        {
            var canonical = CanonicalJson.Canonicalize(File.ReadAllBytes(input));
            Assert.Equal(File.ReadAllBytes(RealData.PathOf("vectors-jcs", "output", Path.GetFileName(input))), canonical);
            Assert.Equal(Hex(RealData.PathOf("vectors-jcs", "outhex", Path.ChangeExtension(Path.GetFileName(input), "txt"))), canonical);
        });
    }

    private static byte[] Hex(string file) =>
        [.. File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
