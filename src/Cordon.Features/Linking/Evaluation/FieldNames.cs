using Cordon.Domain.Linking.Probable;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>Kinds of fields in the words of the command line.</summary>
public static class FieldNames
{
    private static readonly (string Name, FieldKind Kind)[] All =
    [
        ("given_name", FieldKind.GivenName),
        ("family_name", FieldKind.FamilyName),
        ("full_name", FieldKind.FullName),
        ("organization", FieldKind.OrganizationName),
        ("username", FieldKind.Username),
        ("email", FieldKind.Email),
        ("phone", FieldKind.Phone),
        ("birth_date", FieldKind.BirthDate),
        ("postal_code", FieldKind.PostalCode),
        ("address", FieldKind.Address),
        ("place", FieldKind.Place),
        ("identifier", FieldKind.Identifier),
        ("category", FieldKind.Category),
        ("text", FieldKind.Text),
    ];

    public static IEnumerable<string> Names => All.Select(f => f.Name);

    public static string Of(FieldKind kind) => Array.Find(All, f => f.Kind == kind).Name;

    /// <returns>Null where no kind is called so.</returns>
    public static FieldKind? Find(string name) => Array.FindIndex(All, f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? All[at].Kind : null;
}
