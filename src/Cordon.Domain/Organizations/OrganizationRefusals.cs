namespace Cordon.Domain.Organizations;

public static class OrganizationRefusals
{
    public static readonly Refusal NotFound = new("organization.not-found", "There is no such organization. Nothing was changed. Reload to see what there is.");

    public static readonly Refusal ReasonTooShort = new("organization.reason-too-short",
        $"Say why in {OrganizationMerge.MinReasonLength} to {OrganizationMerge.MaxReasonLength} characters. The reason is kept with your name.");

    public static readonly Refusal SameOrganization = new("organization.same", "An organization cannot be merged with itself. Nothing was changed. Choose another one.");

    public static readonly Refusal AlreadyMerged = new("organization.already-merged",
        "One of the two was merged into another organization already, and that decision stands. Nothing was changed. Merge the ones that stand for themselves, or split first.");

    public static readonly Refusal MergeIntoBelow = new("organization.merge-into-below",
        "The one that would be kept stands below the one that would be merged into it. Nothing was changed. Keep the upper one, or take the parent away first.");

    public static readonly Refusal NotMerged = new("organization.not-merged", "There is no such merger to split: it was split before, or never made. Reload to see what stands.");

    public static readonly Refusal NoteOutOfRange = new("organization.note-out-of-range",
        $"A note has {OrganizationNote.MinTextLength} to {OrganizationNote.MaxTextLength:N0} characters. Nothing was saved.");

    public static readonly Refusal NoteNotFound = new("organization.note-not-found", "There is no such note: it was taken back before, or never written. Nothing was changed.");

    public static readonly Refusal NameOutOfRange = new("organization.name-out-of-range",
        $"An organization has a name of up to {Organization.MaxNameLength} characters. Nothing was saved. Write the name as people write it.");

    public static readonly Refusal NamesNobody = new("organization.names-nobody", "This name names no employer: people write it when they have none. Nothing was saved. Choose the organization's own name.");

    public static readonly Refusal CountryUnknown = new("organization.country-unknown", "A country is a two-letter code such as DE. Nothing was saved. Leave it empty where it is not known.");

    public static readonly Refusal NotesTooLong = new("organization.notes-too-long", $"Notes have up to {Organization.MaxNotesLength:N0} characters. Nothing was saved. Shorten them.");

    public static readonly Refusal TooMany = new("organization.too-many", "An organization has up to 1,000 aliases, domains and networks each. Nothing was saved. Leave some out.");

    public static readonly Refusal ParentNotFound = new("organization.parent-not-found", "There is no such parent. Nothing was saved. Choose an organization that is known.");

    public static readonly Refusal ParentCircle = new("organization.parent-circle",
        "The parent stands below the organization itself, so the two would be above each other. Nothing was saved. Choose another parent.");

    public static readonly Refusal ChangedMeanwhile = new("organization.changed-meanwhile",
        "Somebody changed this organization while you were at it. Nothing of yours was saved. Reload to see what stands, and decide again.");

    /// <param name="domain">As it was written.</param>
    public static Refusal DomainUnreadable(string domain) => new("organization.domain-unreadable", $"{domain} is no domain. Nothing was saved. Write it as example.com.");

    /// <param name="domain">As it was written.</param>
    public static Refusal DomainOfEverybody(string domain) => new("organization.domain-of-everybody",
        $"Anybody can have an address or a name at {domain}, so it says nothing of an employer. Nothing was saved. Leave it out.");

    /// <param name="alias">As it was written.</param>
    public static Refusal AliasUnusable(string alias) => new("organization.alias-unusable", $"The alias {alias} names no employer, or is too long. Nothing was saved. Leave it out.");

    /// <param name="network">As it was written.</param>
    public static Refusal NetworkUnreadable(string network) => new("organization.network-unreadable",
        $"{network} is neither a range such as 198.51.100.16/28 nor the number of an autonomous system such as AS64500, or it is too wide to be one organization's. Nothing was saved.");
}
