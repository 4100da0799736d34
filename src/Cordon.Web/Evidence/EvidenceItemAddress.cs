using System.Globalization;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Evidence;

/// <summary>The page of an item of evidence as its address says it: which of its lines are marked, and how it is shown.</summary>
public sealed record EvidenceItemAddress(long Id)
{
    private const int MaxText = 200, MostAccounts = 50;

    /// <summary>A flag whose lines are marked; what it is about goes before the filters.</summary>
    public long? Flag { get; init; }
    public IReadOnlyList<string> Accounts { get; init; } = [];
    public string? Client { get; init; }
    public string? Path { get; init; }
    public string? Status { get; init; }
    public TimeWindow Window { get; init; }
    public string? Text { get; init; }

    /// <summary>Only the marked lines.</summary>
    public bool Only { get; init; }

    /// <summary>A table or document as its lines.</summary>
    public bool AsLines { get; init; }

    /// <summary>Of a document in pages, from 1.</summary>
    public int Page { get; init; } = 1;

    public LineCriteria Wanted => new(Accounts, Client, Path, Status, Window.From, Window.To, Text);

    public EvidenceItemAddress WithoutFilters => new(Id) { AsLines = AsLines };

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Flag is { } flag) query.Add("flag", flag.ToString(CultureInfo.InvariantCulture));
            foreach (var account in Accounts) query.Add("account", account);
            Add("address", Client);
            Add("path", Path);
            Add("status", Status);
            foreach (var (name, value) in Window.Query) Add(name, value as string);
            Add("q", Text);
            if (Only) query.Add("only", "true");
            if (AsLines) query.Add("show", "lines");
            if (Page > 1) query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return Of(Id) + query;

            void Add(string name, string? value)
            {
                if (value is not null) query.Add(name, value);
            }
        }
    }

    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"{EvidenceAddress.Path}/{id}");

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static EvidenceItemAddress Read(long id, Uri address)
    {
        var values = QueryHelpers.ParseQuery(address.Query);
        return new(id)
        {
            Flag = long.TryParse(Of("flag"), NumberStyles.None, CultureInfo.InvariantCulture, out var flag) ? flag : null,
            Accounts = values.TryGetValue("account", out var accounts) ? [.. accounts.Where(a => a is { Length: > 0 and <= Domain.Accounts.Account.MaxExternalIdLength }).Select(a => a!).Take(MostAccounts)] : [],
            Client = Of("address"),
            Path = Of("path"),
            Status = ReadStatus(Of("status")),
            Window = TimeWindow.Of(address),
            Text = Of("q"),
            Only = Of("only") == "true",
            AsLines = Of("show") == "lines",
            Page = int.TryParse(Of("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= MaxText } value ? value : null;
    }

    /// <summary><c>404</c> or <c>4xx</c>; null for anything else.</summary>
    public static string? ReadStatus(string? text) => text?.Trim().ToLowerInvariant() is { Length: 3 } status && status[0] is >= '1' and <= '5' &&
        (status[1..] == "xx" || (char.IsAsciiDigit(status[1]) && char.IsAsciiDigit(status[2]))) ? status : null;
}
