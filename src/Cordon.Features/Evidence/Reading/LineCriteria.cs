using System.Globalization;
using Cordon.Domain;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Which lines of a log are meant.</summary>
/// <param name="Accounts">External ids, as the import named them; none: everybody's.</param>
/// <param name="Address">The client's address or its network.</param>
/// <param name="Path">Part of the target, as it is shown.</param>
/// <param name="Status"><c>404</c>, or a class: <c>4xx</c>.</param>
/// <param name="From">First minute; <paramref name="To"/> the last, inclusive.</param>
/// <param name="Text">Part of the line, as it is shown, whatever its case.</param>
/// <param name="Requests">What else a finding is about; null: nothing more.</param>
public sealed record LineCriteria(IReadOnlyList<string> Accounts, string? Address = null, string? Path = null, string? Status = null, DateTimeOffset? From = null, DateTimeOffset? To = null,
    string? Text = null, RequestKind? Requests = null)
{
    public static readonly LineCriteria All = new([]);

    private const int MostNamed = 10;

    public bool IsAll => Accounts.Count == 0 && Address is null && Path is null && Status is null && From is null && To is null && Text is null && Requests is null;

    /// <summary>Whether a line has to be a request to be meant.</summary>
    internal bool AsksForRequests => Accounts.Count > 0 || Address is not null || Path is not null || Status is not null || From is not null || To is not null || Requests is not null;

    /// <summary>For a record that leaves with a hand-over: what was looked for, in words, without anybody's name or address.</summary>
    /// <param name="numbers">Of <see cref="Accounts"/>, by external id; who is not among them is unknown.</param>
    internal string Words(IReadOnlyDictionary<string, AccountId> numbers)
    {
        var words = new List<string>();
        if (Accounts.Count > 0)
        {
            var known = Accounts.Where(numbers.ContainsKey).Select(name => numbers[name].Value).Order().Select(id => string.Create(CultureInfo.InvariantCulture, $"account:{id}")).ToList();
            var unknown = Accounts.Count - known.Count;
            words.Add(string.Join(", ", known.Take(MostNamed).Concat(known.Count > MostNamed ? [string.Create(CultureInfo.InvariantCulture, $"{known.Count - MostNamed} more accounts")] : [])
                .Concat(unknown == 0 ? [] : [unknown == 1 ? "an account that is not known" : string.Create(CultureInfo.InvariantCulture, $"{unknown} accounts that are not known")])));
        }
        if (Address is { } address) words.Add("network " + LineSieve.NetworkOf(address));
        if (Path is not null) words.Add($"target with {ShownLine.Part(Path, showAddresses: false)}");
        if (Status is not null) words.Add("status " + Status);
        if (From is { } from) words.Add("from " + Instant(from));
        if (To is { } to) words.Add("to " + Instant(to));
        if (Text is not null) words.Add($"text {ShownLine.Part(Text, showAddresses: false)}");
        if (Requests?.Words is { } kind) words.Add(kind);
        return words.Count == 0 ? "all lines" : string.Join("; ", words);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>Which of an account's requests a finding states figures of.</summary>
/// <param name="Route">A template such as <c>/images/{n}</c>, with the least and greatest id of it.</param>
/// <param name="PagesOnly">Not what a browser loads with a page.</param>
/// <param name="UnledOnly">Only what no page led to.</param>
/// <param name="MissingOnly">Only what was answered with 404 or 410.</param>
/// <param name="Agent">Only where the user agent claims to be this; empty: to be an attack tool.</param>
public sealed record RequestKind(string? Method = null, string? Route = null, long? LeastId = null, long? GreatestId = null, bool PagesOnly = false, bool UnledOnly = false,
    bool MissingOnly = false, string? Agent = null)
{
    internal string? Words => Route is not null ? "route " + Route : PagesOnly ? "pages" : MissingOnly ? "not found" : Agent is { Length: > 0 } ? "agent " + Agent : Agent is not null ? "attack tools" : null;
}
