using System.Security.Cryptography;
using System.Text;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Payments;
using Cordon.Features.Ingest.Payments;
using Cordon.Features.Payments;

namespace Cordon.Features.Imports;

/// <summary>Puts a chunk of payments where it waits for the end of its import. From here on there is no fingerprint, only its hash.</summary>
internal sealed class PaymentKeeper(FingerprintKey key) : IRowKeeper<PaymentRecord>
{
    public string AccountOf(PaymentRecord record) => record.Account;

    public Task KeepAsync(WriteUnit unit, Import import, IReadOnlyList<(PaymentRecord Record, AccountId Account)> records, CancellationToken cancel) =>
        unit.InsertAsync(ImportTables.StagedPayments, records.Select((r, i) => new StagedPayment
        {
            ImportId = import.Id,
            Line = StagedLine.Of(import.NextChunk, i),
            AccountId = r.Account,
            Kind = r.Record.Kind,
            FingerprintHash = key.HashOf(r.Record.Kind, r.Record.Fingerprint),
            Funding = r.Record.Funding,
            Brand = r.Record.Brand,
            Last4 = r.Record.Last4,
            ExpiryMonth = r.Record.ExpiryMonth,
            ExpiryYear = r.Record.ExpiryYear,
            IssuerCountry = r.Record.IssuerCountry,
            BillingDigest = DigestOf(r.Record.Billing),
            BillingName = r.Record.Billing.Name,
            BillingEmail = r.Record.Billing.Email,
            BillingPhone = r.Record.Billing.Phone,
            BillingPostalCode = r.Record.Billing.PostalCode,
            BillingCountry = r.Record.Billing.Country,
            FirstSeenAt = r.Record.FirstSeen,
            LastSeenAt = r.Record.LastSeen,
        }), cancel);

    /// <returns>SHA-256 over the five, a zero byte between them, as hexadecimal digits; null where nothing is said.</returns>
    private static string? DigestOf(PaymentBilling b) =>
        b.IsEmpty ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', b.Name, b.Email, b.Phone, b.PostalCode, b.Country))));
}
