namespace Cordon.Domain.Activity;

/// <summary>What a stretch of a log comes to, ready to be stored in one transaction.</summary>
/// <param name="Accounts">The external ids of the accounts seen, each once, in the order they were seen first.</param>
/// <param name="Rows">By account, then minute.</param>
/// <param name="Service">By minute.</param>
/// <param name="Routes">Routes that were not known before.</param>
/// <param name="Agents">Every agent that the rows name.</param>
public sealed record ActivityChunk(IReadOnlyList<string> Accounts, IReadOnlyList<CondensedRow> Rows, IReadOnlyList<CondensedServiceMinute> Service,
    IReadOnlyList<(long Key, string Method, string Template)> Routes, IReadOnlyList<(long Key, string Text)> Agents);

/// <param name="Minute">Minutes since 1970-01-01T00:00Z.</param>
public readonly record struct CondensedServiceMinute(long Minute, long Requests, long ClientErrors, long ServerErrors, long Bytes, long Timed,
    long DurationMicros, long MaxDurationMicros);
