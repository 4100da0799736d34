namespace Cordon.Features.Ingest.Devices;

/// <summary>An account on a device as a file tells it, checked.</summary>
/// <param name="FirstSeen">UTC; <see cref="Domain.Accounts.Account.NotSeen"/> where the file does not say, as for <paramref name="LastSeen"/>.</param>
public sealed record DeviceRecord(string Account, string ExternalId, string? Name, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
