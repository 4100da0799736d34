namespace Cordon.Domain.Activity;

/// <summary>One account's minute as the condenser hands it on: <see cref="ActivityMinute"/> before the account has an id.</summary>
/// <param name="Account">The account's place in <see cref="ActivityChunk.Accounts"/>.</param>
/// <param name="Detail">In a buffer of the condenser: valid until its next chunk.</param>
/// <param name="Minute">Minutes since 1970-01-01T00:00Z.</param>
public readonly record struct CondensedRow(int Account, long Minute, int Requests, long Bytes, int ClientErrors, int NotFound, int Denied, int ServerErrors,
    int Parts, int Referred, int Queried, int Resources, int Agents, int Networks, ReadOnlyMemory<byte> Detail);
