namespace Cordon.Domain.Policies;

/// <summary>The rule a ban rests on: a code that stays and a text that has versions.</summary>
public sealed class PolicyClause
{
    public PolicyClauseId Id { get; init; }
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset ValidFromAt { get; init; }
}
