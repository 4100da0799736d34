using Cordon.Domain.Organizations.Lists;

namespace Cordon.Domain.Organizations;

/// <summary>What a mail host says of the organization it belongs to.</summary>
public static class MailDomain
{
    private const int LeastPrefix = 3;

    /// <summary>The part of a mail address behind the last @, lower case, ASCII form; of a host itself the same. Null where there is none.</summary>
    public static string? HostOf(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        return HostName.Normalise(value[(value.LastIndexOf('@') + 1)..].Trim());
    }

    /// <summary>The label that a company chose: <c>northlight-data</c> of <c>mail.northlight-data.co.uk</c>, without hyphens. Null where there is no registrable domain.</summary>
    public static string? LabelOf(string host)
    {
        if (RegistrableDomain.Of(host) is not { } registrable) return null;
        var end = registrable.IndexOf('.', StringComparison.Ordinal);
        return (end < 0 ? registrable : registrable[..end]).Replace("-", "", StringComparison.Ordinal);
    }

    /// <summary>Whether a host's registrable domain bears one of the names: the same text, or one the beginning of the other.</summary>
    /// <param name="names">Normalised, without blanks.</param>
    public static bool BearsName(string host, IEnumerable<string> names)
    {
        if (LabelOf(host) is not { } label) return false;
        foreach (var name in names)
        {
            if (name == label) return true;
            if (Math.Min(name.Length, label.Length) < LeastPrefix) continue;
            if (name.StartsWith(label, StringComparison.Ordinal) || label.StartsWith(name, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether not only staff have mail there: universities and schools (<c>.edu</c>, <c>.ac.</c>, <c>.edu.</c>) and associations (<c>.org</c>).</summary>
    public static bool IsShared(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var labels = host.Split('.');
        if (labels[^1] is "edu" or "org") return true;
        return labels.Length > 2 && labels[^1].Length == 2 && labels[^2] is "ac" or "edu" or "org";
    }

    /// <summary>A normalised name as labels of domains are written: without blanks, and with or without its "and".</summary>
    public static IEnumerable<string> LabelsOf(string nameKey)
    {
        ArgumentNullException.ThrowIfNull(nameKey);
        yield return nameKey.Replace(" ", "", StringComparison.Ordinal);
        if (nameKey.Contains(" and ", StringComparison.Ordinal)) yield return nameKey.Replace(" and ", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
    }
}
