using Cordon.Domain;

namespace Cordon.Features.Evidence;

/// <summary>Why a sealed file is not read.</summary>
public static class EvidenceRefusals
{
    /// <param name="import">The import whose file it is.</param>
    public static Refusal Missing(ImportId import) => new("evidence.missing",
        $"The sealed file of import {import.Value} is not where it was kept, so its lines cannot be shown. What was counted from it is safe. Import the same file again, which puts it back, or have it restored from a backup.");

    /// <param name="import">The import whose file it is.</param>
    public static Refusal Altered(ImportId import) => new("evidence.altered",
        $"The sealed file of import {import.Value} holds other bytes than were sealed (its SHA-256 differs), so its lines are not shown. Rest no decision on them. Have the file restored from a backup, and find out who changed it.");
}
