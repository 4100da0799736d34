namespace Cordon.Domain.Linking.Probable;

/// <summary>What a field of a person's record holds, which says how two of them are compared.</summary>
public enum FieldKind
{
    GivenName,
    FamilyName,

    /// <summary>A whole name in any order; also the name on a card or a display name.</summary>
    FullName,
    OrganizationName,
    Username,
    Email,
    Phone,
    BirthDate,
    PostalCode,

    /// <summary>A street with its number, or any part of an address that belongs with it.</summary>
    Address,

    /// <summary>A town, region or country that somebody lives in.</summary>
    Place,

    /// <summary>A number that a person alone should have: passport, licence, social security.</summary>
    Identifier,

    /// <summary>One of few values: sex, plan, status.</summary>
    Category,
    Text,
}

/// <param name="Name">As people read it: "birth date".</param>
public sealed record PersonField(string Name, FieldKind Kind);

/// <summary>What is known of a person, by field: none, one or several values each.</summary>
/// <param name="Values">As many as there are fields; empty where nothing is known.</param>
public sealed record PersonRecord(string[][] Values);

/// <summary>The records among which those of one person are looked for.</summary>
public sealed record PersonTable(IReadOnlyList<PersonField> Fields, IReadOnlyList<PersonRecord> Records);
