using Cordon.Data.Storing;
using Cordon.Domain.Imports;

namespace Cordon.Features.Imports;

/// <summary>Takes over the payments of an import that has been read to its end: a fixed number of statements, however many rows wait.</summary>
/// <remarks>
/// What comes out is the same in whatever order files come: first and last sighting are least and greatest, what describes an identity is that
/// of the latest sighting that describes it, and of two as late the one with the greater text. A time that no file tells counts for nothing.
/// </remarks>
internal static class PaymentTakeover
{
    // One text of all that describes a payment identity. The sign between the parts sorts before letters and digits; nothing said is the least text of all.
    private const string Text = "CONCAT(NULLIF(Funding, 'Unknown'), '!', Brand, '!', Last4, '!', ExpiryYear, '!', ExpiryMonth, '!', IssuerCountry)";
    private const string Nothing = "'!!!!!'";

    // The sighting of each identity that describes it best, of those that wait.
    private const string Best =
        $"""
        SELECT FingerprintHash, Funding, Brand, Last4, ExpiryMonth, ExpiryYear, IssuerCountry, LastSeenAt, {Text} AS Words,
            ROW_NUMBER() OVER (PARTITION BY FingerprintHash ORDER BY LastSeenAt DESC, {Text} DESC) AS Place
        FROM StagedPayments WHERE ImportId = {"{0}"} AND {Text} <> {Nothing}
        """;

    private const string Better =
        $"""
        b.Place = 1 AND (b.LastSeenAt > p.DescribedAt OR (b.LastSeenAt = p.DescribedAt AND b.Words >
            CONCAT(NULLIF(p.Funding, 'Unknown'), '!', p.Brand, '!', p.Last4, '!', p.ExpiryYear, '!', p.ExpiryMonth, '!', p.IssuerCountry)))
        """;

    private static readonly string[] Statements =
    [
        // Identities that are new; what describes them comes below.
        """
        INSERT INTO PaymentIdentities (Kind, FingerprintHash, Funding, DescribedAt, FirstSeenAt, LastSeenAt)
        SELECT MIN(s.Kind), s.FingerprintHash, 'Unknown', {1}, COALESCE(MIN(NULLIF(s.FirstSeenAt, {1})), {1}), MAX(s.LastSeenAt) FROM StagedPayments s
        WHERE s.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM PaymentIdentities p WHERE p.FingerprintHash = s.FingerprintHash) GROUP BY s.FingerprintHash
        """,
        """
        UPDATE PaymentIdentities SET
            FirstSeenAt = CASE WHEN g.First < PaymentIdentities.FirstSeenAt OR (g.First IS NOT NULL AND PaymentIdentities.FirstSeenAt = {1}) THEN g.First ELSE PaymentIdentities.FirstSeenAt END,
            LastSeenAt = CASE WHEN g.Last > PaymentIdentities.LastSeenAt THEN g.Last ELSE PaymentIdentities.LastSeenAt END
        FROM (SELECT FingerprintHash, MIN(NULLIF(FirstSeenAt, {1})) AS First, MAX(LastSeenAt) AS Last FROM StagedPayments WHERE ImportId = {0} GROUP BY FingerprintHash) g
        WHERE g.FingerprintHash = PaymentIdentities.FingerprintHash
        """,
        // A card that turns out to be prepaid has another hub limit: all its accounts are due.
        $"""
        INSERT INTO DueLinks (AccountId, Certain)
        SELECT DISTINCT l.AccountId, 1 FROM AccountPayments l JOIN PaymentIdentities p ON p.Id = l.PaymentIdentityId JOIN ({Best}) b ON b.FingerprintHash = p.FingerprintHash
        WHERE b.Funding <> p.Funding AND {Better}
        """,
        $"""
        UPDATE PaymentIdentities SET Funding = w.Funding, Brand = w.Brand, Last4 = w.Last4, ExpiryMonth = w.ExpiryMonth, ExpiryYear = w.ExpiryYear, IssuerCountry = w.IssuerCountry, DescribedAt = w.LastSeenAt
        FROM (SELECT p.Id, b.Funding, b.Brand, b.Last4, b.ExpiryMonth, b.ExpiryYear, b.IssuerCountry, b.LastSeenAt FROM PaymentIdentities p JOIN ({Best}) b ON b.FingerprintHash = p.FingerprintHash
            WHERE {Better}) w
        WHERE w.Id = PaymentIdentities.Id
        """,
        """
        INSERT INTO DueLinks (AccountId, Certain)
        SELECT DISTINCT s.AccountId, 1 FROM StagedPayments s JOIN PaymentIdentities p ON p.FingerprintHash = s.FingerprintHash
        WHERE s.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM AccountPayments l WHERE l.AccountId = s.AccountId AND l.PaymentIdentityId = p.Id)
        """,
        """
        UPDATE AccountPayments SET
            FirstSeenAt = CASE WHEN g.First < AccountPayments.FirstSeenAt OR (g.First IS NOT NULL AND AccountPayments.FirstSeenAt = {1}) THEN g.First ELSE AccountPayments.FirstSeenAt END,
            LastSeenAt = CASE WHEN g.Last > AccountPayments.LastSeenAt THEN g.Last ELSE AccountPayments.LastSeenAt END
        FROM (SELECT s.AccountId, p.Id, MIN(NULLIF(s.FirstSeenAt, {1})) AS First, MAX(s.LastSeenAt) AS Last FROM StagedPayments s
            JOIN PaymentIdentities p ON p.FingerprintHash = s.FingerprintHash WHERE s.ImportId = {0} GROUP BY s.AccountId, p.Id) g
        WHERE g.AccountId = AccountPayments.AccountId AND g.Id = AccountPayments.PaymentIdentityId
        """,
        """
        INSERT INTO AccountPayments (AccountId, PaymentIdentityId, FirstSeenAt, LastSeenAt)
        SELECT s.AccountId, p.Id, COALESCE(MIN(NULLIF(s.FirstSeenAt, {1})), {1}), MAX(s.LastSeenAt) FROM StagedPayments s JOIN PaymentIdentities p ON p.FingerprintHash = s.FingerprintHash
        WHERE s.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM AccountPayments l WHERE l.AccountId = s.AccountId AND l.PaymentIdentityId = p.Id) GROUP BY s.AccountId, p.Id
        """,
        """
        INSERT INTO DueLinks (AccountId, Certain)
        SELECT DISTINCT s.AccountId, 0 FROM StagedPayments s JOIN PaymentIdentities p ON p.FingerprintHash = s.FingerprintHash
        WHERE s.ImportId = {0} AND s.BillingDigest IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM BillingDetails d WHERE d.AccountId = s.AccountId AND d.PaymentIdentityId = p.Id AND d.Digest = s.BillingDigest)
        """,
        """
        UPDATE BillingDetails SET
            FirstSeenAt = CASE WHEN g.First < BillingDetails.FirstSeenAt OR (g.First IS NOT NULL AND BillingDetails.FirstSeenAt = {1}) THEN g.First ELSE BillingDetails.FirstSeenAt END,
            LastSeenAt = CASE WHEN g.Last > BillingDetails.LastSeenAt THEN g.Last ELSE BillingDetails.LastSeenAt END
        FROM (SELECT s.AccountId, p.Id, s.BillingDigest, MIN(NULLIF(s.FirstSeenAt, {1})) AS First, MAX(s.LastSeenAt) AS Last FROM StagedPayments s
            JOIN PaymentIdentities p ON p.FingerprintHash = s.FingerprintHash WHERE s.ImportId = {0} AND s.BillingDigest IS NOT NULL GROUP BY s.AccountId, p.Id, s.BillingDigest) g
        WHERE g.AccountId = BillingDetails.AccountId AND g.Id = BillingDetails.PaymentIdentityId AND g.BillingDigest = BillingDetails.Digest
        """,
        // Rows of one digest say the same: any of them stands for all.
        """
        INSERT INTO BillingDetails (AccountId, PaymentIdentityId, Digest, Name, Email, Phone, PostalCode, Country, FirstSeenAt, LastSeenAt)
        SELECT w.AccountId, w.Id, w.BillingDigest, w.BillingName, w.BillingEmail, w.BillingPhone, w.BillingPostalCode, w.BillingCountry, COALESCE(w.First, {1}), w.Last
        FROM (SELECT s.AccountId, p.Id, s.BillingDigest, s.BillingName, s.BillingEmail, s.BillingPhone, s.BillingPostalCode, s.BillingCountry,
                MIN(NULLIF(s.FirstSeenAt, {1})) OVER (PARTITION BY s.AccountId, p.Id, s.BillingDigest) AS First,
                MAX(s.LastSeenAt) OVER (PARTITION BY s.AccountId, p.Id, s.BillingDigest) AS Last,
                ROW_NUMBER() OVER (PARTITION BY s.AccountId, p.Id, s.BillingDigest ORDER BY s.Line) AS Place
            FROM StagedPayments s JOIN PaymentIdentities p ON p.FingerprintHash = s.FingerprintHash WHERE s.ImportId = {0} AND s.BillingDigest IS NOT NULL) w
        WHERE w.Place = 1 AND NOT EXISTS (SELECT 1 FROM BillingDetails d WHERE d.AccountId = w.AccountId AND d.PaymentIdentityId = w.Id AND d.Digest = w.BillingDigest)
        """,
        "DELETE FROM StagedPayments WHERE ImportId = {0}",
    ];

    public static Task RunAsync(WriteUnit unit, Import import, CancellationToken cancel) => SetStatements.RunAsync(unit, Statements, import.Id, cancel);
}
