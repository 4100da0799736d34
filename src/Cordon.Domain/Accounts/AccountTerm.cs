namespace Cordon.Domain.Accounts;

/// <summary>A normalised word by which an account is found: the start of a term is enough.</summary>
public sealed class AccountTerm
{
    public const int MaxLength = 64;

    public required string Term { get; init; }
    public required AccountId AccountId { get; init; }
}
