namespace Cordon.Domain.Organizations.Lists;

/// <summary>Tells mail hosts that say nothing of an employer, by public lists.</summary>
/// <remarks>Where both lists name a host, disposable is the word: it says more.</remarks>
public static class MailHosts
{
    private static readonly string[] Relays = ["noreply", "no-reply", "donotreply"];
    private static readonly Lazy<SortedLines> Free = new(() => new(ListData.Bytes("free-mail.txt")));
    private static readonly Lazy<SortedLines> Disposable = new(() => new(ListData.Bytes("disposable-mail.txt")));
    private static readonly Lazy<SortedLines> Wildcards = new(() => new(ListData.Bytes("disposable-mail-wildcards.txt")));

    /// <param name="asciiHost">As <see cref="HostName.Normalise"/> makes it.</param>
    public static MailHostKind Of(string asciiHost)
    {
        if (IsRelay(asciiHost)) return MailHostKind.NoReply;
        var registered = LengthOfRegistered(asciiHost);
        if (IsCovered(asciiHost) || IsListed(Disposable.Value, asciiHost, registered)) return MailHostKind.Disposable;
        return IsListed(Free.Value, asciiHost, registered) ? MailHostKind.Free : MailHostKind.Ordinary;
    }

    /// <summary>True of hosts whose domain never makes an affiliation, whoever names it as its own: the registrable domain is listed as free or disposable.</summary>
    /// <remarks>An entry below the registrable domain is not enough: lists name hosts of companies too, and the company's domain remains its own.</remarks>
    /// <inheritdoc cref="Of"/>
    public static bool IsNever(string asciiHost)
    {
        var domain = asciiHost.AsSpan(asciiHost.Length - LengthOfRegistered(asciiHost));
        return Free.Value.Contains(domain) || Disposable.Value.Contains(domain) || IsCovered(domain);
    }

    // Of a public suffix, which nobody registered, all of it.
    private static int LengthOfRegistered(string host)
    {
        var suffix = SuffixRules.BuiltIn.SuffixLength(host);
        return suffix == host.Length ? suffix : host.Length - (host.AsSpan(0, host.Length - suffix - 1).LastIndexOf('.') + 1);
    }

    private static bool IsRelay(ReadOnlySpan<char> host)
    {
        foreach (var label in host.Split('.'))
            foreach (var relay in Relays)
                if (host[label].SequenceEqual(relay)) return true;
        return false;
    }

    /// <summary>The host or one above it, down to <paramref name="least"/> characters, is an entry.</summary>
    private static bool IsListed(SortedLines list, ReadOnlySpan<char> host, int least)
    {
        while (host.Length >= least)
        {
            if (list.Contains(host)) return true;
            if (host.IndexOf('.') is not (>= 0 and var dot)) return false;
            host = host[(dot + 1)..];
        }
        return false;
    }

    // A wildcard may stand at a public suffix: services of dynamic names are both.
    private static bool IsCovered(ReadOnlySpan<char> host) => IsListed(Wildcards.Value, host, 1);
}
