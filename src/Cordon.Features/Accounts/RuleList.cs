using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Features.Accounts;

/// <summary>The rules that an account is flagged by. Two lists of the same rules are equal, so that rows are.</summary>
[JsonConverter(typeof(AsArray))]
[SuppressMessage("Naming", "CA1710", Justification = "It is a list.")]
public sealed class RuleList(IEnumerable<string> rules) : IReadOnlyList<string>, IEquatable<RuleList>
{
    public static readonly RuleList None = new([]);

    private readonly string[] _rules = [.. rules];

    public int Count => _rules.Length;

    public string this[int index] => _rules[index];

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_rules).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(RuleList? other) => other is not null && _rules.AsSpan().SequenceEqual(other._rules);

    public override bool Equals(object? obj) => Equals(obj as RuleList);

    public override int GetHashCode() => _rules.Aggregate(0, HashCode.Combine);

    /// <summary>A page hands its rows from the prerendering to the circuit as JSON, and a list that cannot be added to is not read back by itself.</summary>
    private sealed class AsArray : JsonConverter<RuleList>
    {
        public override RuleList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, RuleList value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value._rules, options);
    }
}
