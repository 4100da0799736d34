using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Features.Imports;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>
/// Signals that follow from other facts: all of them are put down anew beside those that stand, and then only the differences are written, in a fixed number of statements
/// that both databases read (<see cref="SetStatements"/>).
/// </summary>
internal static class DerivedSignals
{
    public const string Source = "cordon";

    private static readonly string[] Found =
    [
        // The account's own address. Nobody tells when a message was last read there.
        """
        INSERT INTO StagedSignals (ImportId, Line, AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt)
        SELECT {0}, 0, a.Id, h.OrganizationId, CASE WHEN a.EmailVerified = 1 AND h.Listed = 1 THEN 'VerifiedMail' ELSE 'UnverifiedMail' END, h.Host, 'cordon', {1}, {1}
        FROM Accounts a JOIN OrganizationHosts h ON h.Host = a.EmailDomain
        """,
        // Whoever pays with a card of the organization that its confirmed staff pay with: a corporate card, or one billed in its name.
        """
        INSERT INTO StagedSignals (ImportId, Line, AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt)
        SELECT {0}, 0, o.AccountId, f.OrganizationId, 'CorporateCard', NULL, 'cordon', COALESCE(MIN(NULLIF(o.FirstSeenAt, {1})), {1}), MAX(o.LastSeenAt)
        FROM Affiliations f JOIN AccountPayments p ON p.AccountId = f.AccountId JOIN PaymentIdentities i ON i.Id = p.PaymentIdentityId
            JOIN AccountPayments o ON o.PaymentIdentityId = p.PaymentIdentityId AND o.AccountId <> p.AccountId
        WHERE f.State = 'Confirmed' AND i.Kind = 'Card' AND (i.Funding = 'Corporate' OR (i.Funding <> 'Prepaid'
            AND EXISTS (SELECT 1 FROM StagedSignals b WHERE b.ImportId = {0} AND b.AccountId = f.AccountId AND b.OrganizationId = f.OrganizationId AND b.Kind = 'BillingName')
            AND EXISTS (SELECT 1 FROM BillingDetails d WHERE d.AccountId = f.AccountId AND d.PaymentIdentityId = p.PaymentIdentityId AND d.Name IS NOT NULL)))
        GROUP BY o.AccountId, f.OrganizationId
        """,
        """
        INSERT INTO StagedSignals (ImportId, Line, AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt)
        SELECT DISTINCT {0}, 0, o.AccountId, f.OrganizationId, 'ClusterMate', NULL, 'cordon', {1}, {1}
        FROM Affiliations f JOIN ClusterMembers m ON m.AccountId = f.AccountId JOIN ClusterMembers o ON o.ClusterId = m.ClusterId AND o.AccountId <> m.AccountId
        WHERE f.State = 'Confirmed'
        """,
    ];

    private const string Same = "s.AccountId = Signals.AccountId AND s.OrganizationId = Signals.OrganizationId AND s.Kind = Signals.Kind";

    private static readonly string[] Differences =
    [
        $$"""
        UPDATE Signals SET EndedAt = {2} WHERE Derived = 1 AND EndedAt IS NULL
            AND NOT EXISTS (SELECT 1 FROM StagedSignals s WHERE s.ImportId = {0} AND {{Same}})
        """,
        // A sighting goes on; whoever looked on a day finds in the versions what was believed on it. Looked up one by one: joined, a plan made of old statistics compares all with all.
        $$"""
        UPDATE Signals SET ObservedAt = (SELECT MAX(s.ObservedAt) FROM StagedSignals s WHERE s.ImportId = {0} AND {{Same}}),
            FirstObservedAt = (SELECT COALESCE(MIN(NULLIF(s.FirstObservedAt, {1})), {1}) FROM StagedSignals s WHERE s.ImportId = {0} AND {{Same}})
        WHERE Derived = 1 AND EndedAt IS NULL AND EXISTS (SELECT 1 FROM StagedSignals s WHERE s.ImportId = {0} AND {{Same}}
            AND (s.ObservedAt > Signals.ObservedAt OR (s.FirstObservedAt > {1} AND (s.FirstObservedAt < Signals.FirstObservedAt OR Signals.FirstObservedAt = {1}))))
        """,
        """
        INSERT INTO Signals (AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt, Derived, LearnedAt)
        SELECT g.AccountId, g.OrganizationId, g.Kind, MAX(g.Value), 'cordon', COALESCE(MIN(NULLIF(g.FirstObservedAt, {1})), {1}), MAX(g.ObservedAt), 1, {2} FROM StagedSignals g
        WHERE g.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM Signals s WHERE s.AccountId = g.AccountId AND s.OrganizationId = g.OrganizationId AND s.Kind = g.Kind AND s.Derived = 1 AND s.EndedAt IS NULL)
        GROUP BY g.AccountId, g.OrganizationId, g.Kind
        """,
    ];

    /// <summary>Puts down what statements find, beside what was read along.</summary>
    public static Task FindAsync(WriteUnit unit, ImportId run, CancellationToken cancel) => SetStatements.RunAsync(unit, Found, run, cancel);

    /// <summary>Ends what is so no longer, and adds what is new.</summary>
    public static Task WriteAsync(WriteUnit unit, ImportId run, CancellationToken cancel) => SetStatements.RunAsync(unit, Differences, run, cancel);

    /// <summary>Takes away what runs put down, this one's and those of runs that were killed.</summary>
    public static Task<int> CleanAsync(CordonDb db, CancellationToken cancel) => db.StagedSignals.Where(s => s.ImportId < default(ImportId)).TagWith(nameof(DerivedSignals)).ExecuteDeleteAsync(cancel);
}
