namespace Cordon.Features.Ingest.Rows;

/// <summary>The names that columns of a kind of file may have, compared without case, blanks, dashes and underscores.</summary>
/// <param name="names">What they are called here.</param>
/// <param name="aliases">What else they may be called, and which name that stands for.</param>
public sealed class FieldNames(IReadOnlyList<string> names, params (string Alias, string Name)[] aliases)
{
    private readonly Dictionary<string, int> _places = names.Select((name, place) => (Plain(name), place))
        .Concat(aliases.Select(a => (Plain(a.Alias), IndexIn(names, a.Name)))).ToDictionary();

    public IReadOnlyList<string> Names => names;

    /// <summary>The place of the field that a heading names; -1 where it is none of ours.</summary>
    public int IndexOf(string heading) => _places.GetValueOrDefault(Plain(heading), -1);

    private static string Plain(string name) => string.Concat(name.Where(c => c is not ('_' or '-' or ' ' or '\uFEFF'))).ToLowerInvariant();

    private static int IndexIn(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        throw new ArgumentException($"{name} is no name.", nameof(name));
    }
}
