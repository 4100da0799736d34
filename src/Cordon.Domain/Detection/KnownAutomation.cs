using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Detection.Measures;
using Cordon.Domain.Staff;

namespace Cordon.Domain.Detection;

/// <summary>Automation that the platform knows and wants: its own monitor, a contracted crawler. What it covers gets no flags.</summary>
/// <remarks>
/// With an account: that account. With networks: accounts all of whose addresses lie in them. With networks and an agent's name: a contracted
/// crawler, verified by network; who uses that name from elsewhere is found by the detector <c>false-crawler</c>.
/// </remarks>
public sealed class KnownAutomation
{
    public const int MaxNameLength = 100, MinNoteLength = 10, MaxNoteLength = 500, MaxNetworks = 100, MaxAgentNameLength = 100, MinAgentNameLength = 3;

    public KnownAutomationId Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Why it is known: a contract, a ticket.</summary>
    public required string Note { get; init; }
    public AccountId? AccountId { get; init; }

    /// <summary>In CIDR notation, comma-separated.</summary>
    public string? Networks { get; init; }

    /// <summary>What its user agents contain, whatever the case.</summary>
    public string? AgentName { get; init; }
    public required string AddedBy { get; init; }
    public required string AddedByName { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public string? RemovedBy { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<NetworkRange> Ranges => Networks is null ? [] : [.. Networks.Split(',').Select(network => NetworkRange.Parse(network))];

    /// <param name="networks">CIDR notation, separated by commas, blanks or line ends; null or blank for none.</param>
    /// <returns>The entry; or <c>known-automation.no-name</c>, <c>.note-too-short</c>, <c>.covers-nothing</c>, <c>.not-a-network</c>,
    /// <c>.too-many-networks</c>, <c>.agent-needs-networks</c>, <c>.agent-name-too-short</c>.</returns>
    public static Outcome<KnownAutomation> Add(string? name, string? note, AccountId? account, string? networks, string? agentName, Actor by, DateTimeOffset at)
    {
        var (called, why, agent) = ((name ?? "").Trim(), (note ?? "").Trim(), string.IsNullOrWhiteSpace(agentName) ? null : agentName.Trim());
        if (called.Length is 0 or > MaxNameLength) return KnownAutomationRefusals.NoName;
        if (why.Length is < MinNoteLength or > MaxNoteLength) return KnownAutomationRefusals.NoteTooShort;
        var ranges = new List<NetworkRange>();
        foreach (var text in (networks ?? "").Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!NetworkRange.TryParse(text, out var range)) return KnownAutomationRefusals.NotANetwork(text);
            ranges.Add(range);
        }
        if (ranges.Count > MaxNetworks) return KnownAutomationRefusals.TooManyNetworks;
        if (account is null && ranges.Count == 0) return agent is null ? KnownAutomationRefusals.CoversNothing : KnownAutomationRefusals.AgentNeedsNetworks;
        if (agent is not null && ranges.Count == 0) return KnownAutomationRefusals.AgentNeedsNetworks;
        if (agent is not null && agent.Length is < MinAgentNameLength or > MaxAgentNameLength) return KnownAutomationRefusals.AgentNameTooShort;
        return new KnownAutomation
        {
            Name = called,
            Note = why,
            AccountId = account,
            Networks = ranges.Count == 0 ? null : string.Join(',', ranges.Select(r => r.ToString())),
            AgentName = agent,
            AddedBy = by.Id,
            AddedByName = by.Name,
            AddedAt = at,
        };
    }

    /// <returns>Null; or <c>known-automation.already-removed</c>.</returns>
    public Refusal? Remove(Actor by, DateTimeOffset at)
    {
        if (RemovedAt is not null) return KnownAutomationRefusals.AlreadyRemoved;
        (RemovedBy, RemovedAt, Version) = (by.Id, at, Version + 1);
        return null;
    }
}

/// <summary>The entries of the list that hold now, ready to be asked.</summary>
public sealed class KnownAutomations
{
    private readonly HashSet<AccountId> _accounts;
    private readonly List<NetworkSet> _networks;

    public KnownAutomations(IEnumerable<KnownAutomation> entries)
    {
        var all = entries.Where(e => e.RemovedAt is null).OrderBy(e => e.Id.Value).ToList();
        _accounts = [.. all.Where(e => e.AccountId is not null).Select(e => e.AccountId!.Value)];
        _networks = [.. all.Where(e => e.Networks is not null).Select(e => new NetworkSet(e.Ranges))];
        Crawlers = [.. all.Where(e => e is { AgentName: not null, Networks: not null }).Select(e => new ContractedCrawler(e.AgentName!, e.Name, new NetworkSet(e.Ranges)))];
        Text = string.Join('\n', all.Select(e => $"{e.AccountId?.Value}|{e.Networks}|{e.AgentName}"));
        CrawlersText = string.Join('\n', all.Where(e => e is { AgentName: not null, Networks: not null }).Select(e => $"{e.AgentName}|{e.Name}|{e.Networks}"));
    }

    public IReadOnlyList<ContractedCrawler> Crawlers { get; }

    /// <summary>Changes when another account may be covered.</summary>
    public string Text { get; }

    /// <summary>Changes when an agent's name may be proven otherwise.</summary>
    public string CrawlersText { get; }

    public bool HasNetworks => _networks.Count > 0;

    public bool Covers(AccountId account) => _accounts.Contains(account);

    /// <summary>Whether every address an account was seen at lies in the networks of one entry; false where not all its addresses are known.</summary>
    public bool Covers(in NetworkUse networks)
    {
        if (networks.More || networks.Addresses.Length == 0) return false;
        foreach (var set in _networks)
        {
            var all = true;
            foreach (var address in networks.Addresses) all = all && set.Contains(new ClientAddress(address));
            if (all) return true;
        }
        return false;
    }
}

/// <param name="AgentName">What its user agents contain.</param>
/// <param name="Operator">Whom the contract is with.</param>
public sealed record ContractedCrawler(string AgentName, string Operator, NetworkSet Networks);
