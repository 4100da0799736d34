using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Organizations;

namespace Cordon.Features.Ingest.Organizations;

/// <summary>The fields of an organization.</summary>
public sealed class OrganizationFields() : FieldSet<OrganizationRecord>(Known)
{
    /// <summary>Most values of a row in one field.</summary>
    public const int MaxValues = 1_000;

    private const int Name = 0, Aliases = 1, Domains = 2, Networks = 3, Parent = 4, Country = 5, Notes = 6, CountryCode = 7, MaxShown = 60;

    public static readonly FieldNames Known = new(["name", "aliases", "domains", "networks", "parent", "country", "notes", "country_code"],
        ("company", "name"), ("organization", "name"), ("organisation", "name"), ("alias", "aliases"), ("other_names", "aliases"),
        ("domain", "domains"), ("mail_domains", "domains"), ("network", "networks"), ("cidr", "networks"), ("asn", "networks"),
        ("parent_organization", "parent"), ("parent_name", "parent"), ("note", "notes"), ("comment", "notes"), ("alpha_two_code", "country_code"), ("alpha_2", "country_code"));

    protected internal override bool TakesList(int field) => field is Aliases or Domains or Networks;

    protected override string? Problem() =>
        (this[Name] is null ? "name is missing" : null)
        ?? FactChecks.Longer("name", this[Name], Organization.MaxNameLength)
        ?? (OrganizationKeys.NamesNobody(this[Name]!) ? "name names no employer; people write it when they have none" : null)
        ?? Counted()
        ?? List(Aliases).Select(alias => FactChecks.Longer("an alias", alias, Organization.MaxNameLength)).FirstOrDefault(wrong => wrong is not null)
        ?? List(Domains).Select(WrongDomain).FirstOrDefault(wrong => wrong is not null)
        ?? List(Networks).Select(WrongNetwork).FirstOrDefault(wrong => wrong is not null)
        ?? FactChecks.Longer("parent", this[Parent], Organization.MaxNameLength)
        ?? (this[CountryCode] is null ? FactChecks.Country("country", this[Country]) : FactChecks.Country("country_code", this[CountryCode]))
        ?? FactChecks.Longer("notes", this[Notes], Organization.MaxNotesLength);

    protected override OrganizationRecord Make()
    {
        var (key, aliases) = (OrganizationKeys.KeyOf(this[Name]!), new Dictionary<string, string>());
        foreach (var alias in List(Aliases))
            if (!OrganizationKeys.NamesNobody(alias) && OrganizationKeys.KeyOf(alias) is var other && other != key) aliases.TryAdd(other, alias);
        var domains = List(Domains).Select(domain => DomainOf(domain)!.Value).Where(domain => !MailHosts.IsNever(domain.Host)).Distinct().ToList();
        return new(this[Name]!, key, aliases, domains, [.. List(Networks).Select(network => NetworkText.Parse(network)!.Value).Distinct()], this[Parent],
            (this[CountryCode] ?? this[Country])?.ToUpperInvariant(), this[Notes]);
    }

    /// <returns>Null where it is no host, or one under which anybody may register a name.</returns>
    internal static ListedDomain? DomainOf(string text) =>
        HostName.Normalise(text) is { } host && RegistrableDomain.Of(host) is { } domain ? new(host, domain) : null;

    private string? Counted()
    {
        for (var field = 0; field < Known.Names.Count; field++)
            if (TakesList(field) && List(field).Count > MaxValues) return $"{Known.Names[field]} has more than {MaxValues} values";
        return null;
    }

    private static string? WrongDomain(string text)
    {
        if (DomainOf(text) is not null) return null;
        return RegistrableDomain.IsSuffix(text) ? $"domains: {Shown(text)} is nobody's own, names are registered under it" : $"domains: {Shown(text)} is no domain; write it as example.com";
    }

    private static string? WrongNetwork(string text) =>
        NetworkText.Parse(text) is null ? $"networks: {Shown(text)} is neither a range such as 198.51.100.16/28 nor a number such as AS64500, or it is too wide to be one organization's" : null;

    private static string Shown(string text) => text.Length <= MaxShown ? text : text[..(MaxShown - 1)] + "…";
}
