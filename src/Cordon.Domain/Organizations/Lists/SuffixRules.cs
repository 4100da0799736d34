using System.Text;

namespace Cordon.Domain.Organizations.Lists;

/// <summary>The rules of the Public Suffix List, those of private registries too: alice.github.io is not GitHub.</summary>
/// <remarks>Algorithm: publicsuffix.org/list. An exception wins over all; then the rule of most labels; where none matches, <c>*</c> does.</remarks>
internal sealed class SuffixRules
{
    private const string BeginOfPrivate = "// ===BEGIN PRIVATE DOMAINS===";
    private static readonly Lazy<SuffixRules> All = new(() => new(Text())), Registries = new(() => new(Text().Split(BeginOfPrivate)[0]));

    private readonly Dictionary<string, Kinds>.AlternateLookup<ReadOnlySpan<char>> _rules;

    [Flags]
    private enum Kinds { Plain = 1, Wildcard = 2, Exception = 4 }

    public SuffixRules(string list)
    {
        var rules = new Dictionary<string, Kinds>(StringComparer.Ordinal);
        foreach (var range in list.AsSpan().Split('\n'))
        {
            var line = list.AsSpan()[range].Trim();
            if (line.IsEmpty || line.StartsWith("//", StringComparison.Ordinal)) continue;
            var kind = line[0] == '!' ? Kinds.Exception : line.StartsWith("*.", StringComparison.Ordinal) ? Kinds.Wildcard : Kinds.Plain;
            var name = kind == Kinds.Exception ? line[1..] : kind == Kinds.Wildcard ? line[2..] : line;
            // In ASCII form: hosts are looked up in that alone.
            var host = HostName.Normalise(name.ToString()) ?? throw new FormatException($"No rule of the Public Suffix List: {line}");
            rules[host] = rules.GetValueOrDefault(host) | kind;
        }
        _rules = rules.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static SuffixRules BuiltIn => All.Value;

    /// <summary>Without those that companies have for their own domains, under which they give out names: github.io is GitHub here.</summary>
    public static SuffixRules OfRegistries => Registries.Value;

    /// <summary>How many characters at the end of the host are its public suffix.</summary>
    /// <param name="host">As <see cref="HostName.Normalise"/> makes it.</param>
    public int SuffixLength(ReadOnlySpan<char> host)
    {
        int? longest = null;
        var (start, before) = (0, -1);
        while (true)
        {
            var kinds = _rules.TryGetValue(host[start..], out var found) ? found : 0;
            var dot = host[start..].IndexOf('.');
            if ((kinds & Kinds.Exception) != 0) return host.Length - start - dot - 1;
            if ((kinds & Kinds.Wildcard) != 0 && before >= 0) longest ??= host.Length - before;
            if ((kinds & Kinds.Plain) != 0) longest ??= host.Length - start;
            if (dot < 0) return longest ?? host.Length - start;
            (before, start) = (start, start + dot + 1);
        }
    }

    /// <summary>True where a rule of the list holds, and not only the one that holds of everything.</summary>
    public bool IsListed(ReadOnlySpan<char> host) => _rules.ContainsKey(host[(host.LastIndexOf('.') + 1)..]);

    private static string Text() => Encoding.UTF8.GetString(ListData.Bytes("public_suffix_list.dat"));
}
