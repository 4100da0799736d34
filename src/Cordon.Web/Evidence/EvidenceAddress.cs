using System.Globalization;
using Cordon.Features.Evidence;
using Cordon.Features.Paging;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Evidence;

/// <summary>The list of evidence as its address says it: filter and place.</summary>
public sealed record EvidenceAddress
{
    public const string Path = "/evidence";

    private const int MaxText = 200;

    public string? Text { get; init; }
    public EvidenceGroup? Group { get; init; }
    public string? Source { get; init; }
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>The panel that takes files in is open.</summary>
    public bool Collect { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public EvidenceFilter Filter => new(Text, Group, Source, Since, Until);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter leads to.</summary>
    public EvidenceAddress FromTheTop => this with { After = null, Before = null };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static EvidenceAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Text = Of("q"),
            Group = Enum.TryParse<EvidenceGroup>(Of("type"), ignoreCase: true, out var group) && Enum.IsDefined(group) ? group : null,
            Source = Of("source"),
            Since = ReadDay(Of("since")),
            Until = ReadDay(Of("until")),
            Collect = Of("new") == "true",
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= MaxText } value ? value : null;
    }

    public static DateOnly? ReadDay(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9998 ? day : null;

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            Add("q", Text);
            Add("type", Group?.ToString().ToLowerInvariant());
            Add("source", Source);
            Add("since", Day(Since));
            Add("until", Day(Until));
            if (Collect) query.Add("new", "true");
            Add("after", After);
            Add("before", After is null ? Before : null);
            return Path + query;

            void Add(string name, string? value)
            {
                if (value is not null) query.Add(name, value);
            }
        }
    }
}
