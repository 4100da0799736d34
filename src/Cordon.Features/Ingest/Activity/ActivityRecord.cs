using System.Net;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Activity;

/// <summary>One account's minute as a warehouse writes it. Names are in snake case; what is optional may be left out.</summary>
/// <param name="Minute">The minute's first instant.</param>
/// <param name="Seconds">Requests in each second of the minute, 60 numbers; optional.</param>
public sealed record ActivityRecord(
    string? Account,
    DateTimeOffset? Minute,
    int? Requests,
    long Bytes = 0,
    int ClientErrors = 0,
    int NotFound = 0,
    int Denied = 0,
    int ServerErrors = 0,
    int Parts = 0,
    int Referred = 0,
    int Queried = 0,
    int Resources = 0,
    int Variants = 0,
    IReadOnlyList<int>? Seconds = null,
    IReadOnlyList<ActivityRoute>? Routes = null,
    IReadOnlyList<ActivityCount>? Agents = null,
    IReadOnlyList<ActivityCount>? Networks = null)
{
    private const int MaxRoutes = 1_000;

    // Without blanks at its ends, as in every other kind of file.
    public string? Account { get; } = Account?.Trim();

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Account)) return "account is missing";
        if (Account.Length > Domain.Accounts.Account.MaxExternalIdLength) return $"account is longer than {Domain.Accounts.Account.MaxExternalIdLength} characters";
        if (Account.Any(char.IsControl)) return "account holds control characters";
        if (Minute is not { } at) return "minute is missing";
        if (at.UtcTicks % TimeSpan.TicksPerMinute != 0) return "minute is not the start of a minute";
        if (Requests is not > 0) return "requests is not at least 1";
        if (Bytes < 0) return "bytes is negative";
        foreach (var (name, count) in new[]
        {
            ("client_errors", ClientErrors), ("not_found", NotFound), ("denied", Denied), ("server_errors", ServerErrors), ("parts", Parts), ("referred", Referred),
            ("queried", Queried), ("resources", Resources), ("variants", Variants),
        })
            if (count < 0 || count > Requests) return $"{name} is not between 0 and requests";
        if (Seconds is not null && (Seconds.Count != 60 || Seconds.Any(n => n < 0) || Seconds.Sum(n => (long)n) != Requests)) return "seconds is not 60 counts that add up to requests";
        if (Routes?.Count > MaxRoutes) return $"routes holds more than {MaxRoutes} routes";
        if (Routes is not null && (Routes.Sum(r => (long)r.Requests) > Requests)) return "routes add up to more than requests";
        if (Routes?.Select(r => r.Problem()).FirstOrDefault(p => p is not null) is { } route) return route;
        if (Agents is not null && Agents.Any(a => a.Requests <= 0)) return "agents holds a count below 1";
        return Networks is not null && Networks.Any(n => n.Requests <= 0 || !IPAddress.TryParse(n.Name, out _)) ? "networks holds something that is no address with a count" : null;
    }
}

/// <param name="Route">Method and template, such as <c>GET /images/{n}</c>.</param>
/// <param name="Least">With <paramref name="Greatest"/> and the counts: the resource ids asked for; all optional together.</param>
/// <param name="Steps">Steps from one second with ids to the next.</param>
/// <param name="Ascending">Those of them in which every id was greater than all before.</param>
public sealed record ActivityRoute(string? Route, int Requests, int Errors = 0, long Bytes = 0, long? Least = null, long? Greatest = null, int Distinct = 0, int Steps = 0, int Ascending = 0)
{
    public string? Problem()
    {
        if (Route is null || Route.Length > Domain.Activity.Route.MaxTemplateLength || Route.IndexOf(' ', StringComparison.Ordinal) <= 0) return "a route is not written METHOD template";
        if (Requests <= 0 || Errors < 0 || Errors > Requests || Bytes < 0) return "a route's counts do not fit together";
        if (Least is null != Greatest is null || Least < 0 || Greatest < Least) return "a route's least and greatest id do not fit together";
        return Distinct < 0 || Steps < 0 || Ascending < 0 || Ascending > Steps || Steps > 59 || (Least is not null && Distinct < 1) ? "a route's ids do not fit together" : null;
    }

    public (string Method, string Template) Parts()
    {
        var blank = Route!.IndexOf(' ', StringComparison.Ordinal);
        return (Route[..blank], Route[(blank + 1)..]);
    }
}

/// <param name="Name">The agent's text or the address.</param>
public sealed record ActivityCount(string Name, int Requests);
