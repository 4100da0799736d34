using System.Globalization;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Web.Shared;

namespace Cordon.Web.Linking;

/// <summary>How the links of a cluster are told, in whole sentences.</summary>
public static class ClusterWords
{
    private const string Space = "\u00A0";

    // More names than these make a sentence nobody reads; the list stands below it.
    private const int MostNamed = 3;

    /// <summary><c>3 here, 41 on the platform</c>.</summary>
    public static string Counts(int here, BoundedCount? platform) => platform is { } all ? $"{Figures.Count(here)} here, {all} on the platform" : $"{Figures.Count(here)} here";

    /// <summary><c>3 Jan to 14 Mar 2026</c>; one day alone where it is one.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset to)
    {
        var (a, b) = (from.UtcDateTime.Date, to.UtcDateTime.Date);
        return a == b ? Day(b, year: true) : $"{Day(a, a.Year != b.Year)} to {Day(b, year: true)}";
    }

    /// <summary><c>A-1 and A-2</c>, <c>A-1, A-2 and 5 others</c>.</summary>
    public static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nobody",
        1 => names[0],
        <= MostNamed => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
        _ => string.Join(", ", names.Take(MostNamed - 1)) + $" and {Figures.Count(names.Count - (MostNamed - 1))} others",
    };

    /// <summary><c>A-1 and A-2 paid with the same card •••• 4242, 3 Jan to 14 Mar 2026; 2 here, 2 on the platform.</c></summary>
    public static string Sentence(ClusterIdentifier i, IReadOnlyList<string> names)
    {
        var same = names.Count > 1 ? "the same" : "the";
        var what = i.Name.Payment is null ? $"{(names.Count == 1 ? "was" : "were")} used on {same}" : $"paid with {same}";
        return $"{Names(names)} {what} {LinkWords.Name(i.Name)}, {Span(i.FirstSeenAt, i.LastSeenAt)}; {Counts(i.Here, i.Platform)}.";
    }

    /// <summary>One account's use of one identifier.</summary>
    /// <param name="others">Who else of the cluster uses it.</param>
    public static string Sentence(ClusterIdentifier i, ClusterUse use, string account, IReadOnlyList<string> others)
    {
        var isDevice = i.Name.Payment is null;
        var rest = others.Count == 0 ? "Nobody else here uses it" : $"So {(!isDevice ? "did" : others.Count == 1 ? "was" : "were")} {Names(others)}";
        return $"{account} {(isDevice ? "was used on the" : "paid with the")} {LinkWords.Name(i.Name)}, {Span(use.FirstSeenAt, use.LastSeenAt)}. {rest}; {Counts(i.Here, i.Platform)}.";
    }

    /// <summary><c>joins them</c>, <c>hub, joins nobody</c>.</summary>
    public static string State(LinkState state) => state switch
    {
        LinkState.Joins => "joins them",
        LinkState.Hub => "hub, joins nobody",
        LinkState.Cut => "cut, joins nobody",
        _ => "joins nobody now",
    };

    /// <summary>What follows from its state; empty where it joins as one would expect.</summary>
    public static string Consequence(ClusterIdentifier i) => i.State switch
    {
        LinkState.Hub => $"More than {Figures.Count(i.Limit)} accounts use it, which is the limit of its kind: it is a hub and joins nobody.",
        LinkState.Cut => "Staff decided that it joins nobody.",
        LinkState.Alone => "It joins nobody now: too few accounts are left on it that were not cut off.",
        _ => "",
    };

    private static string Day(DateTime day, bool year) => day.ToString(year ? "d MMM yyyy" : "d MMM", CultureInfo.InvariantCulture).Replace(" ", Space, StringComparison.Ordinal);
}
