using Cordon.Domain.Approvals;
using Cordon.Features.Approvals;
using Cordon.Features.Paging;
using Cordon.Web.Incidents;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Approvals;

/// <summary>The list of proposals as its address says it.</summary>
public sealed record ApprovalsAddress
{
    public const string Path = "/approvals";

    public ProposalState? State { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public PagePlace Place => new(After, Before);

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static ApprovalsAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new() { State = IncidentsAddress.Name<ProposalState>(Of("state")), After = Of("after"), Before = Of("before") };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= 20 } value ? value : null;
    }

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (State is { } state) query.Add("state", state.ToString().ToLowerInvariant());
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}

/// <summary>One proposal, and which of its accounts are listed.</summary>
/// <param name="Which">Null: none.</param>
public sealed record ApprovalAddress(ProposalAccounts? Which, long? After)
{
    public static ApprovalAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new(values.TryGetValue("show", out var which) ? IncidentsAddress.Name<ProposalAccounts>(which) : null, values.TryGetValue("after", out var after) && long.TryParse(after, out var number) ? number : null);
    }

    public static string Of(long id, ProposalAccounts which, string? after = null)
    {
        var query = new QueryBuilder { { "show", which.ToString().ToLowerInvariant() } };
        if (after is not null) query.Add("after", after);
        return ApprovalWords.Href(id) + query;
    }
}
