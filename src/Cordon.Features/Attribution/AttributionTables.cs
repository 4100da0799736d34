using Cordon.Data.Storing;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;

namespace Cordon.Features.Attribution;

/// <summary>The tables that attribution writes in bulk.</summary>
public static class AttributionTables
{
    public static readonly BulkTable<OrganizationHost> Hosts = new("OrganizationHosts",
    [
        BulkColumn<OrganizationHost>.Text("Host", h => h.Host),
        BulkColumn<OrganizationHost>.Number("OrganizationId", h => h.OrganizationId.Value),
        BulkColumn<OrganizationHost>.Number("Listed", h => h.Listed ? 1 : 0),
        BulkColumn<OrganizationHost>.Number("BearsName", h => h.BearsName ? 1 : 0),
        BulkColumn<OrganizationHost>.Number("IsShared", h => h.IsShared ? 1 : 0),
        BulkColumn<OrganizationHost>.Number("Accounts", h => h.Accounts),
    ]);

    public static readonly BulkTable<Affiliation> Affiliations = new("Affiliations",
    [
        BulkColumn<Affiliation>.Number("AccountId", a => a.AccountId.Value),
        BulkColumn<Affiliation>.Number("OrganizationId", a => a.OrganizationId.Value),
        BulkColumn<Affiliation>.Text("State", a => a.State.ToString()),
        BulkColumn<Affiliation>.Real("Confidence", a => a.Confidence),
        BulkColumn<Affiliation>.Real("EverConfidence", a => a.EverConfidence),
        BulkColumn<Affiliation>.Number("Kinds", a => a.Kinds),
        BulkColumn<Affiliation>.OptionalInstant("ValidFrom", a => a.ValidFrom?.UtcTicks),
        BulkColumn<Affiliation>.OptionalInstant("ValidTo", a => a.ValidTo?.UtcTicks),
        BulkColumn<Affiliation>.Instant("LastSightedAt", a => a.LastSightedAt.UtcTicks),
        BulkColumn<Affiliation>.Text("Review", a => a.Review.ToString()),
        BulkColumn<Affiliation>.Number("DecidedStrength", a => a.DecidedStrength),
        BulkColumn<Affiliation>.Instant("LearnedAt", a => a.LearnedAt.UtcTicks),
        BulkColumn<Affiliation>.Number("Version", a => a.Version),
    ]);

    public static readonly BulkTable<StagedAffiliation> Staged = new("StagedAffiliations",
    [
        BulkColumn<StagedAffiliation>.Number("AffiliationId", s => s.AffiliationId.Value),
        BulkColumn<StagedAffiliation>.Real("Confidence", s => s.Confidence),
        BulkColumn<StagedAffiliation>.Real("EverConfidence", s => s.EverConfidence),
        BulkColumn<StagedAffiliation>.Number("Kinds", s => s.Kinds),
        BulkColumn<StagedAffiliation>.OptionalInstant("ValidFrom", s => s.ValidFrom?.UtcTicks),
        BulkColumn<StagedAffiliation>.OptionalInstant("ValidTo", s => s.ValidTo?.UtcTicks),
        BulkColumn<StagedAffiliation>.Instant("LastSightedAt", s => s.LastSightedAt.UtcTicks),
        BulkColumn<StagedAffiliation>.Text("Review", s => s.Review.ToString()),
    ]);

    public static readonly BulkTable<AffiliationVersion> Versions = new("AffiliationVersions",
    [
        BulkColumn<AffiliationVersion>.Number("AffiliationId", v => v.AffiliationId.Value),
        BulkColumn<AffiliationVersion>.Number("AccountId", v => v.AccountId.Value),
        BulkColumn<AffiliationVersion>.Number("OrganizationId", v => v.OrganizationId.Value),
        BulkColumn<AffiliationVersion>.Text("State", v => v.State.ToString()),
        BulkColumn<AffiliationVersion>.Real("Confidence", v => v.Confidence),
        BulkColumn<AffiliationVersion>.OptionalInstant("ValidFrom", v => v.ValidFrom?.UtcTicks),
        BulkColumn<AffiliationVersion>.OptionalInstant("ValidTo", v => v.ValidTo?.UtcTicks),
        BulkColumn<AffiliationVersion>.Instant("At", v => v.At.UtcTicks),
        BulkColumn<AffiliationVersion>.Text("By", v => v.By),
        BulkColumn<AffiliationVersion>.Text("ByName", v => v.ByName),
        BulkColumn<AffiliationVersion>.OptionalInstant("DecidedAt", v => v.DecidedAt?.UtcTicks),
        BulkColumn<AffiliationVersion>.Text("Reason", v => v.Reason),
        BulkColumn<AffiliationVersion>.Number("DecidedStrength", v => v.DecidedStrength),
    ]);
}
