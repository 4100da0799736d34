using System.Text;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Detection.Evaluation;

/// <summary>A log condensed in memory, as an import would store it, for judging without a store. Memory grows with its accounts times minutes.</summary>
public sealed class LogActivity
{
    private readonly List<(int Account, MinuteFigures Figures, byte[] Detail)> _rows = [];
    private readonly List<(string Method, string Template)> _routes = [];
    private readonly Dictionary<string, int> _accounts = [];
    private readonly Dictionary<ulong, string> _agents = [];

    /// <summary>External ids, in the order they were seen first.</summary>
    public IReadOnlyCollection<string> Accounts => _accounts.Keys;

    /// <summary>Texts of user agents by key; empty where they were hidden.</summary>
    public IReadOnlyDictionary<ulong, string> Agents => _agents;
    public long Lines { get; private set; }
    public long Rejected { get; private set; }

    public RouteBook Routes => new(_routes);

    /// <param name="hideAgents">The agent still names the account, where it does, but nothing else learns of it.</param>
    /// <returns>The activity; or what <see cref="IngestFile.Inspect"/> refuses.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static Outcome<LogActivity> Read(IReadOnlyList<string> files, IdentifyBy by, bool hideAgents, IngestSettings settings, CancellationToken cancel)
    {
        var activity = new LogActivity();
        var condenser = new RequestCondenser(new RouteTree(settings.MaxRoutes));
        foreach (var file in files)
        {
            if (!IngestFile.Inspect(file, settings, cancel).Accepted(out _, out var refusal)) return refusal;
            activity.Read(file, condenser, new AccountNamer(by), hideAgents, settings.ChunkLines, cancel);
        }
        activity._rows.Sort((a, b) => a.Account != b.Account ? a.Account.CompareTo(b.Account) : a.Figures.Minute.CompareTo(b.Figures.Minute));
        return activity;
    }

    /// <summary>Measures every account.</summary>
    public IEnumerable<(string Account, AccountProfile Profile)> Profiles(IAgentBook agents)
    {
        var builder = new ProfileBuilder(Routes, agents);
        var names = _accounts.Keys.ToArray();
        for (int from = 0, to; from < _rows.Count; from = to)
        {
            builder.Begin();
            for (to = from; to < _rows.Count && _rows[to].Account == _rows[from].Account; to++) builder.Add(_rows[to].Figures, _rows[to].Detail);
            yield return (names[_rows[from].Account], builder.End());
        }
    }

    private void Read(string file, RequestCondenser condenser, AccountNamer namer, bool hideAgents, int chunkLines, CancellationToken cancel)
    {
        using var content = IngestFile.OpenContent(file, startOffset: 0);
        var lines = new LineReader(content.Stream);
        var parser = new RequestLineParser();
        while (lines.TryRead(out var line))
        {
            Lines++;
            if (lines.IsTooLong || RequestLineParser.IsBlank(line) || !parser.TryParse(line, out var request, out _) || !namer.TryName(request, out var account, out _))
            {
                Rejected++;
                continue;
            }
            if (hideAgents) request.Agent = default;
            condenser.Add(account, request);
            if (condenser.Count < chunkLines) continue;
            cancel.ThrowIfCancellationRequested();
            Take(condenser.Take());
        }
        Take(condenser.Take());
    }

    private void Take(ActivityChunk chunk)
    {
        var places = chunk.Accounts.Select(name => _accounts.TryGetValue(name, out var place) ? place : _accounts[name] = _accounts.Count).ToArray();
        foreach (var row in chunk.Rows)
            _rows.Add((places[row.Account], new(row.Minute, row.Requests, row.NotFound, row.Denied, row.Parts, row.Referred, row.Queried, row.Resources), row.Detail.ToArray()));
        _routes.AddRange(chunk.Routes.Select(r => (r.Method, r.Template)));
        foreach (var (key, text) in chunk.Agents) _agents.TryAdd((ulong)key, text);
    }

    /// <summary>The external id that a log's address and agent give an account.</summary>
    public static string NameOf(string address, string agent)
    {
        var line = new RequestLine { Address = Encoding.UTF8.GetBytes(address), Agent = agent == "-" ? default : Encoding.UTF8.GetBytes(agent) };
        return new AccountNamer(IdentifyBy.IpAndAgent).TryName(line, out var account, out _) ? Encoding.UTF8.GetString(account) : $"{address} {agent}";
    }
}
