namespace Cordon.Domain.Accounts;

/// <summary>What a file says of an account, on its way into <see cref="Account"/>; gone when its chunk is saved.</summary>
public sealed class StagedAccount
{
    public required ImportId ImportId { get; init; }
    public required AccountId AccountId { get; init; }
    public string? Username { get; init; }
    public string? DisplayName { get; init; }
    public string? Email { get; init; }
    public string? EmailDomain { get; init; }
    public bool EmailVerified { get; init; }
    public string? Plan { get; init; }
    public string? Country { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
}
