using System.Globalization;
using Cordon.Domain.Accounts;
using Cordon.Domain.Detection;
using Cordon.Features.Accounts;
using Cordon.Features.Paging;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Accounts;

/// <summary>The list of accounts as its address says it: filter, order, columns and place. The export is asked for in the same words.</summary>
public sealed record AccountsAddress
{
    public const string Path = "/accounts";
    public const int MaxText = 200;

    /// <summary>As the address says that only accounts are listed that a ban covers now.</summary>
    public const string OnlyBanned = "banned";

    private const string Written = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly (AccountSort Sort, string Key)[] Sorts =
        [(AccountSort.LastSeen, "last"), (AccountSort.FirstSeen, "first"), (AccountSort.Requests, "requests"), (AccountSort.Account, "account"), (AccountSort.FlagScore, "score")];

    public string? Text { get; init; }
    public string? Plan { get; init; }
    public string? Country { get; init; }
    public string? Domain { get; init; }
    public AccountKind? Kind { get; init; }

    // Days of UTC, both inclusive.
    public DateOnly? FirstFrom { get; init; }
    public DateOnly? FirstTo { get; init; }
    public DateOnly? LastFrom { get; init; }
    public DateOnly? LastTo { get; init; }
    public long? Least { get; init; }
    public long? Most { get; init; }

    /// <summary><see cref="AccountFilter.AnyFlag"/>, or a rule.</summary>
    public string? Flag { get; init; }

    /// <summary>Least score, 0.5 to 1.</summary>
    public double? Score { get; init; }

    /// <summary>Flagged since; to the second.</summary>
    public DateTimeOffset? FlaggedFrom { get; init; }
    /// <summary>Only those that a ban covers now.</summary>
    public bool Banned { get; init; }
    public AccountSort Sort { get; init; } = AccountSort.LastSeen;
    public bool Descending { get; init; } = true;

    /// <summary>Null: those the person chose last, or the usual ones.</summary>
    public string? Columns { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public AccountFilter Filter => new(Text, Plan, Country, Domain, Kind, Start(FirstFrom), End(FirstTo), Start(LastFrom), End(LastTo), Least, Most, Flag, Score, FlaggedFrom, Banned);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter or order leads to.</summary>
    public AccountsAddress FromTheTop => this with { After = null, Before = null };

    public AccountsAddress Unfiltered => new() { Sort = Sort, Descending = Descending, Columns = Columns };

    public static bool UsuallyDescending(AccountSort sort) => sort != AccountSort.Account;

    public AccountsAddress SortedBy(AccountSort sort) =>
        FromTheTop with { Sort = sort, Descending = sort == Sort ? !Descending : UsuallyDescending(sort) };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static AccountsAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var sort = Sorts.Where(s => s.Key == Of("sort")).Select(s => (AccountSort?)s.Sort).FirstOrDefault() ?? AccountSort.LastSeen;
        return new()
        {
            Text = Of("q"),
            Plan = Of("plan"),
            Country = Of("country")?.ToUpperInvariant(),
            Domain = Of("domain")?.ToLowerInvariant(),
            Kind = Of("kind") switch { "registered" => AccountKind.Registered, "observed" => AccountKind.Observed, _ => null },
            FirstFrom = Day("firstFrom"),
            FirstTo = Day("firstTo"),
            LastFrom = Day("lastFrom"),
            LastTo = Day("lastTo"),
            Least = Number("least"),
            Most = Number("most"),
            Flag = Of("flag") is { } flag && (flag == AccountFilter.AnyFlag || Detectors.Find(flag) is not null) ? flag : null,
            Score = ReadScore(Of("score")),
            FlaggedFrom = ReadInstant(Of("flaggedFrom")),
            Banned = Of("state") == OnlyBanned,
            Sort = sort,
            Descending = Of("dir") switch { "asc" => false, "desc" => true, _ => UsuallyDescending(sort) },
            Columns = Of("cols"),
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= 400 } value
            ? value[..Math.Min(value.Length, name is "after" or "before" ? value.Length : MaxText)] : null;
        DateOnly? Day(string name) => ReadDay(Of(name));
        long? Number(string name) => ReadNumber(Of(name));
    }

    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9999 ? day : null;

    public static long? ReadNumber(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static double? ReadScore(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0.5 and <= 1 ? Math.Round(score, 2) : null;

    public static string Write(double score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    private static DateTimeOffset? ReadInstant(string? text) => DateTimeOffset.TryParseExact(text, Written, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is > 1970 and < 9999 ? at : null;

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Href => Path + Query();

    public string ExportHref => Path + "/export.csv" + (this with { Columns = null }).FromTheTop.Query();

    private string Query()
    {
        var query = new QueryBuilder();
        Add("q", Text);
        Add("plan", Plan);
        Add("country", Country);
        Add("domain", Domain);
        Add("kind", Kind?.ToString().ToLowerInvariant());
        Add("firstFrom", FirstFrom is { } ff ? Write(ff) : null);
        Add("firstTo", FirstTo is { } ft ? Write(ft) : null);
        Add("lastFrom", LastFrom is { } lf ? Write(lf) : null);
        Add("lastTo", LastTo is { } lt ? Write(lt) : null);
        Add("least", Least?.ToString(CultureInfo.InvariantCulture));
        Add("most", Most?.ToString(CultureInfo.InvariantCulture));
        Add("flag", Flag);
        Add("score", Score is { } score ? Write(score) : null);
        Add("flaggedFrom", FlaggedFrom?.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture));
        Add("state", Banned ? OnlyBanned : null);
        if (Sort != AccountSort.LastSeen || !Descending) Add("sort", Sorts.First(s => s.Sort == Sort).Key);
        if (Descending != UsuallyDescending(Sort)) Add("dir", Descending ? "desc" : "asc");
        Add("cols", Columns);
        Add("after", After);
        Add("before", After is null ? Before : null);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null) query.Add(name, value);
        }
    }

    private static DateTimeOffset? Start(DateOnly? day) => day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static DateTimeOffset? End(DateOnly? day) => day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero) : null;
}
