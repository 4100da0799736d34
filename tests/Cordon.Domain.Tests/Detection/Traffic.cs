using System.Text;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Tests.Detection;

/// <summary>Requests of some accounts, condensed and judged as an import would have it.</summary>
internal sealed class Traffic
{
    public static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    public static readonly ServiceHabits Browsers = new(PagesComeWithParts: true, ReferrersAreLogged: true);
    public static readonly ServiceHabits NothingKnown = new(PagesComeWithParts: false, ReferrersAreLogged: false);

    public List<Request> Requests { get; } = [];

    public ServiceHabits Habits { get; init; } = Browsers;

    /// <param name="at">Seconds from midnight.</param>
    public Traffic Add(double at, string target, int status = 200, string? referrer = null, string agent = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        string address = "192.0.2.7", string method = "GET", string account = "A-1")
    {
        Requests.Add(new(account, at, method, target, status, referrer, agent, address));
        return this;
    }

    public IReadOnlyList<Finding> Judge(string account = "A-1", DetectionSettings? settings = null) => JudgeAll(settings).GetValueOrDefault(account) ?? [];

    public Finding? Find(string rule, string account = "A-1") => Judge(account).SingleOrDefault(f => f.Rule == rule);

    public IReadOnlyDictionary<string, IReadOnlyList<Finding>> JudgeAll(DetectionSettings? settings = null) => JudgeChunks([Requests], settings);

    /// <summary>The same requests, read in pieces and in the order given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Finding>> JudgeChunks(IEnumerable<IReadOnlyList<Request>> chunks, DetectionSettings? settings = null)
    {
        settings ??= DetectionSettings.Default;
        var condenser = new RequestCondenser(new RouteTree(10_000));
        var rows = new List<(string Account, MinuteFigures Figures, byte[] Detail)>();
        var routes = new List<(string, string)>();
        var agents = new Dictionary<ulong, AgentClaim>();
        foreach (var requests in chunks)
        {
            foreach (var request in requests) condenser.Add(Encoding.UTF8.GetBytes(request.Account), request.Line());
            var chunk = condenser.Take();
            rows.AddRange(chunk.Rows.Select(r => (chunk.Accounts[r.Account],
                new MinuteFigures(r.Minute, r.Requests, r.NotFound, r.Denied, r.Parts, r.Referred, r.Queried, r.Resources), r.Detail.ToArray())));
            routes.AddRange(chunk.Routes.Select(r => (r.Method, r.Template)));
            foreach (var (key, text) in chunk.Agents)
                if (KnownAgents.Of(text) is { } claim) agents[(ulong)key] = claim;
        }
        var (book, known) = (new RouteBook(routes), new Agents(agents));
        var builder = new ProfileBuilder(book, known);
        var profiles = new List<(string Account, AccountProfile Profile)>();
        foreach (var account in rows.GroupBy(r => r.Account).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            builder.Begin();
            foreach (var row in account.OrderBy(r => r.Figures.Minute)) builder.Add(row.Figures, row.Detail);
            // Through the bytes, as the store keeps it.
            profiles.Add((account.Key, AccountProfile.From(builder.End().ToBytes())));
        }
        var judgement = new Judgement(settings, Habits, book, known);
        var together = Detectors.Lockstep.Find(profiles.Select(p => (p.Account, (IReadOnlyList<Move>)p.Profile.Moves)), settings[Detectors.Lockstep.Rule], book);
        return profiles.ToDictionary(p => p.Account, p => (IReadOnlyList<Finding>)[.. judgement.Of(p.Profile), .. together.TryGetValue(p.Account, out var f) ? [f] : Array.Empty<Finding>()]);
    }

    public sealed record Request(string Account, double At, string Method, string Target, int Status, string? Referrer, string Agent, string Address)
    {
        public RequestLine Line() => new()
        {
            UtcTicks = Midnight.AddSeconds(At).UtcTicks,
            Address = Encoding.UTF8.GetBytes(Address),
            Method = Encoding.UTF8.GetBytes(Method),
            Target = Encoding.UTF8.GetBytes(Target),
            Referrer = Encoding.UTF8.GetBytes(Referrer ?? ""),
            Agent = Encoding.UTF8.GetBytes(Agent),
            Status = Status,
            Bytes = 100,
            DurationMicros = -1,
        };
    }

    private sealed class Agents(Dictionary<ulong, AgentClaim> claims) : IAgentBook
    {
        public bool IsKnown(ulong agent) => claims.ContainsKey(agent);

        public AgentNote? Find(ulong agent) => claims.TryGetValue(agent, out var c)
            ? new(c.Name, c.Kind.ToString(), c.Operator, c.Kind == AgentKind.AttackTool, c.Kind is not (AgentKind.Library or AgentKind.AttackTool))
            : null;

        public bool? Prove(ulong agent, ClientAddress address) =>
            claims.TryGetValue(agent, out var c) && c.Ranges is { } ranges && address.IsPublic ? PublishedRanges.Of(ranges).Networks.Contains(address) : null;
    }
}
