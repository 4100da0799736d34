namespace Cordon.Domain.Bans;

public enum SampleVerdict
{
    /// <summary>The account belongs to whom the ban means.</summary>
    Right,

    /// <summary>It does not: an innocent bystander.</summary>
    Wrong,
    Unsure,
}

/// <summary>A random sample of those whom a ban would cover, drawn once for a rule and a covered set, so that nobody draws until it pleases.</summary>
public sealed class BanSample
{
    public BanSampleId Id { get; init; }

    /// <summary>SHA-256 of the ban's rule, its incidents and its named accounts.</summary>
    public required string RuleKey { get; init; }

    /// <summary>Of the covered set it was drawn from.</summary>
    public required string Digest { get; init; }

    /// <summary>What the drawing began with: with the covered set it makes the same sample again.</summary>
    public required long Seed { get; init; }
    public required int Covered { get; init; }
    public required int Size { get; init; }
    public required string DrawnBy { get; init; }
    public required string DrawnByName { get; init; }
    public required DateTimeOffset DrawnAt { get; init; }
}

public sealed class BanSampleAccount
{
    public required BanSampleId SampleId { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>Its place in the drawing, from 0.</summary>
    public required int Place { get; init; }
    public SampleVerdict? Verdict { get; set; }
    public string? JudgedBy { get; set; }
    public string? JudgedByName { get; set; }
    public DateTimeOffset? JudgedAt { get; set; }
}
