namespace Cordon.Domain.Activity;

/// <summary>The text behind a user agent's key.</summary>
public sealed class UserAgent
{
    public const int MaxLength = 400;

    /// <summary><see cref="StableHash"/> of the whole text.</summary>
    public required long Key { get; init; }
    public required string Text { get; init; }
}
