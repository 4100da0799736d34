using Cordon.Domain.Jobs;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;

namespace Cordon.Features.Linking;

/// <summary>The kind of job that a run of linking is. Its bytes are steps, those done and all there are; its lines are uses of identifiers read.</summary>
public static class LinkingJobs
{
    public const string Run = "linking.run";

    public const string Title = "Linking accounts";

    /// <summary>Whether accounts are linked by themselves after this import.</summary>
    public static bool IsWantedAfter(Job import, LinkingSettings settings) => settings.AfterImport && import.Payload != ImportJobs.NothingAfter;

    public static RunKind Runs { get; } = new(Run, Title);
}
