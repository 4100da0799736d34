using Cordon.Domain;
using Cordon.Domain.Attribution;

namespace Cordon.Features.Ingest.Signals;

/// <summary>A signal as a file tells it, checked, its organization found.</summary>
/// <param name="ObservedAt">UTC; <see cref="Signal.NotKnown"/> where the file does not say.</param>
public sealed record SignalRecord(string Account, OrganizationId Organization, SignalKind Kind, string? Value, string Source, DateTimeOffset ObservedAt);
