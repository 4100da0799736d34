using System.Text.Json;

namespace Cordon.Domain.Linking;

/// <summary>The most accounts that an identifier of each kind may have and still join them. One with more is a hub: it is shown, and joins nobody.</summary>
/// <remarks>Counted are all accounts that use it, whatever was cut: what an office's card is does not change because a person was cut off it.</remarks>
public sealed class HubLimits : IEquatable<HubLimits>
{
    /// <summary>Least limit: identifiers of the kind then join nobody, since one that joins has at least two accounts.</summary>
    public const int Least = 1;

    /// <summary>Greatest limit, inclusive. What a thousand accounts share says nothing of a person.</summary>
    public const int Greatest = 1_000;

    public static readonly IReadOnlyList<IdentifierKind> Kinds = Enum.GetValues<IdentifierKind>();

    public static readonly HubLimits Default = new([20, 3, 5, 20, 20, 7]);

    private readonly int[] _limits;       // by kind

    private HubLimits(int[] limits) => _limits = limits;

    public int this[IdentifierKind kind] => _limits[(int)kind];

    /// <param name="users">Accounts that use the identifier.</param>
    public bool IsHub(IdentifierKind kind, long users) => users > this[kind];

    /// <summary>The greatest limit that an identifier of this kind may have had: what a card is funded by can become known later.</summary>
    public int GreatestBeside(IdentifierKind kind) => IdentifierKinds.Cards.Contains(kind) ? IdentifierKinds.Cards.Max(card => this[card]) : this[kind];

    /// <param name="limit">From <see cref="Least"/> to <see cref="Greatest"/>, both inclusive.</param>
    public HubLimits With(IdentifierKind kind, int limit)
    {
        if (CheckLimit(limit) is { } refusal) throw new ArgumentOutOfRangeException(nameof(limit), refusal.Message);
        var limits = (int[])_limits.Clone();
        limits[(int)kind] = limit;
        return new(limits);
    }

    /// <returns>Null; or <c>hub-limit.out-of-range</c>.</returns>
    public static Refusal? CheckLimit(int limit) => limit is >= Least and <= Greatest ? null : LinkRefusals.LimitOutOfRange;

    /// <summary>As a JSON object, a number a kind, always in the same order.</summary>
    public string ToJson() => JsonSerializer.Serialize(Kinds.ToDictionary(kind => kind.ToString(), kind => this[kind]));

    public bool Equals(HubLimits? other) => other is not null && _limits.AsSpan().SequenceEqual(other._limits);

    public override bool Equals(object? obj) => Equals(obj as HubLimits);

    public override int GetHashCode() => _limits.Aggregate(17, HashCode.Combine);
}
