using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cordon.Features.Accounts;

/// <summary>The rules that an account is flagged by. Two lists of the same rules are equal, so that rows are.</summary>
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
}
