using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Organizations;

internal static class OrganizationFile
{
    /// <summary>Most rows of a file: all are looked at together before any is kept.</summary>
    public const int MaxRows = 100_000;

    public static readonly FactFile Kind = new("organizations", new CardGuard(OrganizationFields.Known, times: []), ["name"], ImportRefusals.NotOrganizations);
}
