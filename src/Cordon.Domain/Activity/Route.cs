namespace Cordon.Domain.Activity;

/// <summary>A kind of request: method and path with the varying parts taken out, such as <c>GET /images/{n}</c>.</summary>
public sealed class Route
{
    public const int MaxTemplateLength = 400;

    /// <summary><see cref="StableHash"/> of <c>METHOD template</c>: the same in every store and whatever order files come in.</summary>
    public required long Key { get; init; }
    public required string Method { get; init; }
    public required string Template { get; init; }
    public required DateTimeOffset LearnedAt { get; init; }
}
