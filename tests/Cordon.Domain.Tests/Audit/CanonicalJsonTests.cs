using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cordon.Domain.Audit;
using CsCheck;
using Xunit;

namespace Cordon.Domain.Tests.Audit;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.0e9", "0")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("1E2", "100")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("1.5e22", "1.5e+22")]
    [InlineData("1e-6", "0.000001")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("12.5e-8", "1.25e-7")]
    [InlineData("-0.000001", "-0.000001")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e-400", "0")]
    public void A_number_is_written_as_ECMAScript_prints_it(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    // Source: RFC 8785, appendix B.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void The_standards_doubles_are_written_as_it_says(ulong bits, string canonical) =>
        Assert.Equal(canonical, Canonical(BitConverter.UInt64BitsToDouble(bits).ToString("G17", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(@"""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\""\/""", @"""€$\u000f\nA'B\""\\\\\""/""")]
    [InlineData(@"""\b\t\n\f\r""", @"""\b\t\n\f\r""")]
    [InlineData(@"""\u0008\u0009\u000a\u000c\u000d""", @"""\b\t\n\f\r""")]
    [InlineData(@"""\u0000\u001F""", @"""\u0000\u001f""")]
    [InlineData(@"""\u007f\u0080\u2028\ufeff""", "\"\u007f\u0080\u2028\ufeff\"")]
    [InlineData(@"""\ud83d\ude00""", "\"\U0001F600\"")]
    [InlineData(@"""<&>""", @"""<&>""")]
    [InlineData("\"A\u030a\"", "\"A\u030a\"")]
    public void A_string_escapes_what_it_must_and_nothing_else(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    // The emoji's first unit is U+D83D, below U+FB33, though its code point is above: UTF-16 units decide. Source: RFC 8785, 3.2.3.
    [Fact]
    public void Members_are_sorted_by_their_UTF16_units() => Assert.Equal(
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\U0001F600\":5,\"\uFB33\":3}",
        Canonical(@"{""\u20ac"": 1, ""\r"": 2, ""\ufb33"": 3, ""1"": 4, ""\ud83d\ude00"": 5, ""\u0080"": 6, ""\u00f6"": 7}"));

    [Theory]
    [InlineData(@"{""b"": 1, ""a"": 2, ""B"": 3, """": 4, ""aa"": 5, ""10"": 6, ""9"": 7}", @"{"""":4,""10"":6,""9"":7,""B"":3,""a"":2,""aa"":5,""b"":1}")]
    [InlineData(@"[ {""b"": {""d"": 1, ""c"": 2}, ""a"": []}, {} ]", @"[{""a"":[],""b"":{""c"":2,""d"":1}},{}]")]
    [InlineData("[3, 1, 2]", "[3,1,2]")]
    [InlineData(" [ null , true , false ] ", "[null,true,false]")]
    public void Objects_are_sorted_at_every_depth_and_arrays_keep_their_order(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData(@"{""a"": 1, ""a"": 2}")]
    [InlineData(@"{""a"": 1, ""\u0061"": 1}")]
    [InlineData(@"[{""x"": {""a"": 1, ""b"": 2, ""a"": 1}}]")]
    public void A_member_that_is_there_twice_is_refused(string json)
    {
        Assert.Throws<FormatException>(() => Canonical(json));
        using var lenient = JsonDocument.Parse(json);
        Assert.Throws<FormatException>(() => CanonicalJson.Canonicalize(lenient.RootElement));
    }

    [Theory]
    [InlineData(@"""\ud800""")]
    [InlineData(@"""\udc00x""")]
    [InlineData(@"""\ude00\ud83d""")]
    [InlineData(@"{""\ud800"": 1}")]
    [InlineData(@"{""a"": 1, ""\ud800"": 2, ""b"": [""\udfff""]}")]
    public void Half_of_a_surrogate_pair_is_refused(string json) => Assert.Throws<FormatException>(() => Canonical(json));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused() =>
        Assert.Throws<FormatException>(() => CanonicalJson.Canonicalize(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("[0, 1.8e308]")]
    public void A_number_beyond_a_double_is_refused(string json) => Assert.Throws<FormatException>(() => Canonical(json));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("01")]
    [InlineData("NaN")]
    [InlineData("'a'")]
    [InlineData("1 2")]
    [InlineData("{} // and so on")]
    public void What_is_not_JSON_is_refused(string text) => Assert.Throws<FormatException>(() => Canonical(text));

    [Fact]
    public void What_is_canonical_stays_as_it_is() => Values.Sample(value =>
    {
        var once = Canonical(value!.ToJsonString());
        Assert.Equal(once, Canonical(once));
    });

    [Fact]
    public void The_order_of_members_and_the_blanks_between_them_do_not_matter() => Values.Sample(value =>
        Assert.Equal(Canonical(value!.ToJsonString()), Canonical(Reversed(value)!.ToJsonString(Indented))));

    [Fact]
    public void Nothing_is_lost() => Values.Sample(value => Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(Canonical(value!.ToJsonString())))));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Int[0, 0x7F], Gen.Int[0x80, 0x2FFF], Gen.Int[0xE000, 0xFFFF], Gen.Int[0x1_0000, 0x10_FFFF])
        .Select(codePoint => char.ConvertFromUtf32(codePoint)).Array[0, 6].Select(string.Concat);

    private static readonly Gen<double> Doubles = Gen.OneOf(Gen.Double, Gen.Int.Select(i => (double)i), Gen.ULong.Select(BitConverter.UInt64BitsToDouble))
        .Where(double.IsFinite).Select(d => d == 0 ? 0 : d);           // DeepEquals tells -0 from 0; the standard does not

    private static readonly Gen<JsonNode?> Values = Nodes(depth: 3);

    private static Gen<JsonNode?> Nodes(int depth)
    {
        var leaves = Gen.OneOf(
            Texts.Select(text => (JsonNode?)JsonValue.Create(text)),
            Doubles.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)));
        if (depth == 0) return leaves;
        var inner = Nodes(depth - 1);
        return Gen.OneOf(
            leaves,
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone()), null])),
            Gen.Select(Texts, inner).Array[0, 5].Select(members => (JsonNode?)new JsonObject(
                members.DistinctBy(m => m.Item1).Select(m => KeyValuePair.Create(m.Item1, m.Item2?.DeepClone())))));
    }

    private static JsonNode? Reversed(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(m => KeyValuePair.Create(m.Key, Reversed(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => value?.DeepClone(),
    };

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
