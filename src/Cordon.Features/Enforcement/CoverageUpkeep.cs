using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain.Audit;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;

namespace Cordon.Features.Enforcement;

/// <summary>Keeps coverage what bans in force mean, whenever facts change that they rest on: in the same transaction.</summary>
internal static class CoverageUpkeep
{
    /// <summary>Lets coverage follow what this unit changes, once it is saved.</summary>
    public static void Follow(WriteUnit unit, Actor actor, CoverageScope scope, EnforcementCause cause) => unit.Follow(async cancel =>
    {
        if (await CoverageWriter.RefreshAsync(unit, scope, cause, cancel) is { IsAny: true } change)
            unit.Record(new AuditRecord(actor, "coverage.changed", "coverage", After: Said(change, cause)));
    });

    /// <summary>A round as the audit record says it.</summary>
    public static object Said(CoverageChange change, EnforcementCause cause) => new
    {
        cause = cause.ToString(),
        began = change.Began,
        ended = change.Ended,
        banned = change.Banned,
        freed = change.Freed,
        firstSequence = change.FirstSequence,
        lastSequence = change.LastSequence,
    };
}
