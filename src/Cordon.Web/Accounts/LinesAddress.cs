using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Accounts;

/// <summary>The page of an account's log lines as its address says it: the window, the place in it, and a text that lines have to hold.</summary>
public sealed record LinesAddress(long Account)
{
    private const int MaxText = 200;

    public TimeWindow Window { get; init; }

    /// <summary>A <c>LinePlace</c> that the page begins behind, or an instant that it begins at.</summary>
    public string? At { get; init; }

    /// <summary>A place that the page ends before; looked at where <see cref="At"/> is null.</summary>
    public string? Before { get; init; }

    public string? With { get; init; }

    public PagePlace Place => new(At, Before);

    public LinesAddress FromTheTop => this with { At = null, Before = null };

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (name, value) in Window.Query) Add(name, value as string);
            Add("with", With);
            Add("at", At);
            Add("before", At is null ? Before : null);
            return FormattableString.Invariant($"{AccountsAddress.Path}/{Account}/lines") + query;

            void Add(string name, string? value)
            {
                if (value is not null) query.Add(name, value);
            }
        }
    }

    /// <summary>Where the lines behind a statement about an account are shown.</summary>
    /// <param name="to">The last minute, inclusive.</param>
    public static string Of(long account, DateTimeOffset from, DateTimeOffset to) => new LinesAddress(account) { Window = new(from, to) }.Href;

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static LinesAddress Read(long account, Uri address)
    {
        var values = QueryHelpers.ParseQuery(address.Query);
        return new(account) { Window = TimeWindow.Of(address), At = Of("at"), Before = Of("before"), With = Of("with") };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= MaxText } value ? value : null;
    }
}
