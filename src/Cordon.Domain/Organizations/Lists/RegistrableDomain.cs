namespace Cordon.Domain.Organizations.Lists;

/// <summary>The part of a host's name that somebody registered, by the Public Suffix List: example.co.uk of mail.example.co.uk.</summary>
public static class RegistrableDomain
{
    private static readonly char[] Dots = ['.', '\u3002', '\uFF0E', '\uFF61'];

    /// <summary>Lower case; with letters beyond ASCII where the host was written with them, Punycode where it was written so.</summary>
    /// <param name="host">In any case; one dot at its end is left out of account.</param>
    /// <returns>Null where the host is a public suffix itself, or no name of a host at all (see <see cref="HostName.Normalise"/>).</returns>
    public static string? Of(string? host)
    {
        if (HostName.Normalise(host) is not { } name) return null;
        var suffix = SuffixRules.BuiltIn.SuffixLength(name);
        if (suffix == name.Length) return null;
        var start = name.AsSpan(0, name.Length - suffix - 1).LastIndexOf('.') + 1;
        if (System.Text.Ascii.IsValid(host)) return start == 0 ? name : name[start..];
        var labels = host!.ToLowerInvariant().TrimEnd(Dots).Split(Dots);
        return string.Join('.', labels[^(name.AsSpan(start).Count('.') + 1)..]);
    }

    /// <summary>True of a name under which anybody may register one: com, co.uk, github.io; and of a top-level domain that nobody listed.</summary>
    public static bool IsSuffix(string? host) => HostName.Normalise(host) is { } name && SuffixRules.BuiltIn.SuffixLength(name) == name.Length;

    /// <summary>True of a suffix that belongs to a registry, com or co.uk, and not to a company that gives out names below its own domain, as github.io does.</summary>
    public static bool IsRegistry(string? host) => HostName.Normalise(host) is { } name && SuffixRules.OfRegistries.SuffixLength(name) == name.Length;

    /// <summary>True where the list itself names a suffix of the host: what ends otherwise is most likely no host at all.</summary>
    internal static bool IsListed(string? host) => HostName.Normalise(host) is { } name && SuffixRules.BuiltIn.IsListed(name);
}
