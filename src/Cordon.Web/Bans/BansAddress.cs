using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Bans;
using Cordon.Features.Paging;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Bans;

/// <summary>The list of bans as its address says it: stage, filter and place.</summary>
public sealed record BansAddress
{
    public const string Path = "/bans";

    /// <summary>In the order of the tabs, as addresses and as pages write them.</summary>
    public static readonly IReadOnlyList<(BanStage Stage, string Key, string Title)> Stages =
    [
        (BanStage.InForce, "in-force", "In force"), (BanStage.Scheduled, "scheduled", "Scheduled"), (BanStage.Waiting, "waiting", "Waiting"), (BanStage.ReviewDue, "review-due", "Review due"), (BanStage.Ended, "ended", "Ended"),
    ];

    public BanStage Stage { get; init; }
    public long? Organization { get; init; }
    public string? Clause { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public BanFilter Filter => new(Organization is { } id ? new OrganizationId(id) : null, Clause);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter leads to.</summary>
    public BansAddress FromTheTop => this with { After = null, Before = null };

    public static string Of(BanStage stage) => new BansAddress { Stage = stage }.Href;

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static BansAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Stage = Stages.Where(s => s.Key == Of("stage")).Select(s => s.Stage).FirstOrDefault(),
            Organization = long.TryParse(Of("organization"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            Clause = Of("clause"),
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= 100 } value ? value : null;
    }

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Stage != BanStage.InForce) query.Add("stage", Stages.First(s => s.Stage == Stage).Key);
            if (Organization is { } id) query.Add("organization", id.ToString(CultureInfo.InvariantCulture));
            if (Clause is not null) query.Add("clause", Clause);
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}
