using System.Globalization;
using Cordon.Domain.Attribution;
using Cordon.Features.Organizations;
using Cordon.Features.Paging;
using Cordon.Web.Accounts;
using Cordon.Web.Attribution;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Organizations;

/// <summary>Which of an organization's people are listed, as its address says it.</summary>
public sealed record OrganizationLook
{
    public AffiliationState? State { get; init; }
    public double? Least { get; init; }
    public DateOnly? On { get; init; }
    public DateOnly? Known { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public PeopleFilter Filter => new(State, Least, On, Known);

    public PagePlace Place => new(After, Before);

    public OrganizationLook FromTheTop => this with { After = null, Before = null };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static OrganizationLook Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            State = AffiliationWords.ReadState(Of("state")),
            Least = ReviewsAddress.ReadLeast(Of("least")),
            On = AccountsAddress.ReadDay(Of("on")),
            Known = AccountsAddress.ReadDay(Of("known")),
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= AccountsAddress.MaxText } value ? value : null;
    }

    public string Href(long organization)
    {
        var query = new QueryBuilder();
        if (AffiliationWords.KeyOf(State) is { } state) query.Add("state", state);
        if (Least is { } least) query.Add("least", AccountsAddress.Write(least));
        if (On is { } on) query.Add("on", AccountsAddress.Write(on));
        if (Known is { } known) query.Add("known", AccountsAddress.Write(known));
        if (After is not null) query.Add("after", After);
        else if (Before is not null) query.Add("before", Before);
        return AffiliationWords.OrganizationHref(organization) + query;
    }

    /// <summary>What the list tells, in words: "who was affiliated on 2 March 2026, as believed on 9 March 2026".</summary>
    public string Question => (On, Known) switch
    {
        ({ } on, { } known) => $"Who was affiliated on {Day(on)}, as believed on {Day(known)}",
        ({ } on, null) => $"Who was affiliated on {Day(on)}, as believed now",
        (null, { } known) => $"What was believed on {Day(known)}",
        _ => "",
    };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
