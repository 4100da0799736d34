using Cordon.Data.Storing;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Cordon.Domain.Attribution;
using Cordon.Domain.Devices;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Cordon.Domain.Payments;

namespace Cordon.Features.Imports;

/// <summary>The tables that imports write in bulk.</summary>
public static class ImportTables
{
    public static readonly BulkTable<PlacedRow> Activity = new("ActivityMinutes",
    [
        BulkColumn<PlacedRow>.Number("AccountId", p => p.Account),
        BulkColumn<PlacedRow>.Instant("MinuteAt", p => MinuteTicks(p.Row.Minute)),
        BulkColumn<PlacedRow>.Number("ImportId", p => p.Import),
        BulkColumn<PlacedRow>.Number("Chunk", p => p.Chunk),
        BulkColumn<PlacedRow>.Number("Requests", p => p.Row.Requests),
        BulkColumn<PlacedRow>.Number("Bytes", p => p.Row.Bytes),
        BulkColumn<PlacedRow>.Number("ClientErrors", p => p.Row.ClientErrors),
        BulkColumn<PlacedRow>.Number("NotFound", p => p.Row.NotFound),
        BulkColumn<PlacedRow>.Number("Denied", p => p.Row.Denied),
        BulkColumn<PlacedRow>.Number("ServerErrors", p => p.Row.ServerErrors),
        BulkColumn<PlacedRow>.Number("Parts", p => p.Row.Parts),
        BulkColumn<PlacedRow>.Number("Referred", p => p.Row.Referred),
        BulkColumn<PlacedRow>.Number("Queried", p => p.Row.Queried),
        BulkColumn<PlacedRow>.Number("Resources", p => p.Row.Resources),
        BulkColumn<PlacedRow>.Number("Agents", p => p.Row.Agents),
        BulkColumn<PlacedRow>.Number("Networks", p => p.Row.Networks),
        BulkColumn<PlacedRow>.Bytes("Detail", p => p.Row.Detail),
    ]);

    public static readonly BulkTable<PlacedServiceMinute> Service = new("ServiceMinutes",
    [
        BulkColumn<PlacedServiceMinute>.Instant("MinuteAt", p => MinuteTicks(p.Row.Minute)),
        BulkColumn<PlacedServiceMinute>.Number("ImportId", p => p.Import),
        BulkColumn<PlacedServiceMinute>.Number("Chunk", p => p.Chunk),
        BulkColumn<PlacedServiceMinute>.Number("Requests", p => p.Row.Requests),
        BulkColumn<PlacedServiceMinute>.Number("ClientErrors", p => p.Row.ClientErrors),
        BulkColumn<PlacedServiceMinute>.Number("ServerErrors", p => p.Row.ServerErrors),
        BulkColumn<PlacedServiceMinute>.Number("Bytes", p => p.Row.Bytes),
        BulkColumn<PlacedServiceMinute>.Number("Timed", p => p.Row.Timed),
        BulkColumn<PlacedServiceMinute>.Number("DurationMicros", p => p.Row.DurationMicros),
        BulkColumn<PlacedServiceMinute>.Number("MaxDurationMicros", p => p.Row.MaxDurationMicros),
    ]);

    public static readonly BulkTable<UserAgent> Agents = new("UserAgents",
    [
        BulkColumn<UserAgent>.Number("Key", a => a.Key),
        BulkColumn<UserAgent>.Text("Text", a => a.Text),
    ]);

    public static readonly BulkTable<ImportReject> Rejects = new("ImportRejects",
    [
        BulkColumn<ImportReject>.Number("ImportId", r => r.ImportId.Value),
        BulkColumn<ImportReject>.Number("Line", r => r.Line),
        BulkColumn<ImportReject>.Text("Reason", r => r.Reason),
        BulkColumn<ImportReject>.Text("Text", r => r.Text),
    ]);

    public static readonly BulkTable<AccountTerm> Terms = new("AccountTerms",
    [
        BulkColumn<AccountTerm>.Number("AccountId", t => t.AccountId.Value),
        BulkColumn<AccountTerm>.Text("Term", t => t.Term),
    ]);

    public static readonly BulkTable<StagedAccount> StagedAccounts = new("StagedAccounts",
    [
        BulkColumn<StagedAccount>.Number("ImportId", s => s.ImportId.Value),
        BulkColumn<StagedAccount>.Number("AccountId", s => s.AccountId.Value),
        BulkColumn<StagedAccount>.Text("Username", s => s.Username),
        BulkColumn<StagedAccount>.Text("DisplayName", s => s.DisplayName),
        BulkColumn<StagedAccount>.Text("Email", s => s.Email),
        BulkColumn<StagedAccount>.Text("EmailDomain", s => s.EmailDomain),
        BulkColumn<StagedAccount>.Number("EmailVerified", s => s.EmailVerified ? 1 : 0),
        BulkColumn<StagedAccount>.Text("Plan", s => s.Plan),
        BulkColumn<StagedAccount>.Text("Country", s => s.Country),
        BulkColumn<StagedAccount>.OptionalInstant("CreatedAt", s => s.CreatedAt?.UtcTicks),
    ]);

    public static readonly BulkTable<StagedPayment> StagedPayments = new("StagedPayments",
    [
        BulkColumn<StagedPayment>.Number("ImportId", s => s.ImportId.Value),
        BulkColumn<StagedPayment>.Number("Line", s => s.Line),
        BulkColumn<StagedPayment>.Number("AccountId", s => s.AccountId.Value),
        BulkColumn<StagedPayment>.Text("Kind", s => s.Kind.ToString()),
        BulkColumn<StagedPayment>.Text("FingerprintHash", s => s.FingerprintHash),
        BulkColumn<StagedPayment>.Text("Funding", s => s.Funding.ToString()),
        BulkColumn<StagedPayment>.Text("Brand", s => s.Brand),
        BulkColumn<StagedPayment>.Text("Last4", s => s.Last4),
        BulkColumn<StagedPayment>.OptionalNumber("ExpiryMonth", s => s.ExpiryMonth),
        BulkColumn<StagedPayment>.OptionalNumber("ExpiryYear", s => s.ExpiryYear),
        BulkColumn<StagedPayment>.Text("IssuerCountry", s => s.IssuerCountry),
        BulkColumn<StagedPayment>.Text("BillingDigest", s => s.BillingDigest),
        BulkColumn<StagedPayment>.Text("BillingName", s => s.BillingName),
        BulkColumn<StagedPayment>.Text("BillingEmail", s => s.BillingEmail),
        BulkColumn<StagedPayment>.Text("BillingPhone", s => s.BillingPhone),
        BulkColumn<StagedPayment>.Text("BillingPostalCode", s => s.BillingPostalCode),
        BulkColumn<StagedPayment>.Text("BillingCountry", s => s.BillingCountry),
        BulkColumn<StagedPayment>.Instant("FirstSeenAt", s => s.FirstSeenAt.UtcTicks),
        BulkColumn<StagedPayment>.Instant("LastSeenAt", s => s.LastSeenAt.UtcTicks),
    ]);

    public static readonly BulkTable<StagedDevice> StagedDevices = new("StagedDevices",
    [
        BulkColumn<StagedDevice>.Number("ImportId", s => s.ImportId.Value),
        BulkColumn<StagedDevice>.Number("Line", s => s.Line),
        BulkColumn<StagedDevice>.Number("AccountId", s => s.AccountId.Value),
        BulkColumn<StagedDevice>.Text("ExternalId", s => s.ExternalId),
        BulkColumn<StagedDevice>.Text("Name", s => s.Name),
        BulkColumn<StagedDevice>.Instant("FirstSeenAt", s => s.FirstSeenAt.UtcTicks),
        BulkColumn<StagedDevice>.Instant("LastSeenAt", s => s.LastSeenAt.UtcTicks),
    ]);

    public static readonly BulkTable<OrganizationAlias> OrganizationAliases = new("OrganizationAliases",
    [
        BulkColumn<OrganizationAlias>.Number("OrganizationId", a => a.OrganizationId.Value),
        BulkColumn<OrganizationAlias>.Text("Key", a => a.Key),
        BulkColumn<OrganizationAlias>.Text("Alias", a => a.Alias),
    ]);

    public static readonly BulkTable<OrganizationDomain> OrganizationDomains = new("OrganizationDomains",
    [
        BulkColumn<OrganizationDomain>.Number("OrganizationId", d => d.OrganizationId.Value),
        BulkColumn<OrganizationDomain>.Text("Domain", d => d.Domain),
        BulkColumn<OrganizationDomain>.Text("Host", d => d.Host),
    ]);

    public static readonly BulkTable<OrganizationNetwork> OrganizationNetworks = new("OrganizationNetworks",
    [
        BulkColumn<OrganizationNetwork>.Number("OrganizationId", n => n.OrganizationId.Value),
        BulkColumn<OrganizationNetwork>.Text("Kind", n => n.Kind.ToString()),
        BulkColumn<OrganizationNetwork>.Text("Text", n => n.Text),
    ]);

    public static readonly BulkTable<OrganizationLead> Leads = new("OrganizationLeads",
    [
        BulkColumn<OrganizationLead>.Text("Domain", l => l.Domain),
        BulkColumn<OrganizationLead>.Text("Registrable", l => l.Registrable),
        BulkColumn<OrganizationLead>.Text("Severity", l => l.Severity.ToString()),
        BulkColumn<OrganizationLead>.Number("RejectMedia", l => l.RejectMedia ? 1 : 0),
        BulkColumn<OrganizationLead>.Number("RejectReports", l => l.RejectReports ? 1 : 0),
        BulkColumn<OrganizationLead>.Number("Obfuscate", l => l.Obfuscate ? 1 : 0),
        BulkColumn<OrganizationLead>.Text("Comment", l => l.Comment),
        BulkColumn<OrganizationLead>.Text("List", l => l.List),
        BulkColumn<OrganizationLead>.Number("ImportId", l => l.ImportId.Value),
        BulkColumn<OrganizationLead>.Instant("LearnedAt", l => l.LearnedAt.UtcTicks),
    ]);

    public static readonly BulkTable<StagedSignal> StagedSignals = new("StagedSignals",
    [
        BulkColumn<StagedSignal>.Number("ImportId", s => s.ImportId.Value),
        BulkColumn<StagedSignal>.Number("Line", s => s.Line),
        BulkColumn<StagedSignal>.Number("AccountId", s => s.AccountId.Value),
        BulkColumn<StagedSignal>.Number("OrganizationId", s => s.OrganizationId.Value),
        BulkColumn<StagedSignal>.Text("Kind", s => s.Kind.ToString()),
        BulkColumn<StagedSignal>.Text("Value", s => s.Value),
        BulkColumn<StagedSignal>.Text("Source", s => s.Source),
        BulkColumn<StagedSignal>.Instant("FirstObservedAt", s => s.FirstObservedAt.UtcTicks),
        BulkColumn<StagedSignal>.Instant("ObservedAt", s => s.ObservedAt.UtcTicks),
    ]);

    private static long MinuteTicks(long minute) => DateTime.UnixEpoch.Ticks + minute * TimeSpan.TicksPerMinute;
}

public readonly record struct PlacedRow(CondensedRow Row, long Account, long Import, int Chunk);

public readonly record struct PlacedServiceMinute(CondensedServiceMinute Row, long Import, int Chunk);
