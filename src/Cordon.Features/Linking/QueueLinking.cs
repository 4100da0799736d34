namespace Cordon.Features.Linking;

/// <summary>Lets linking run as soon as a worker is free; where a run waits already, that one will do.</summary>
public sealed record QueueLinking;
