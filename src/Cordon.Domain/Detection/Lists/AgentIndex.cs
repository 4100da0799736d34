namespace Cordon.Domain.Detection.Lists;

/// <summary>All that the lists know, arranged so that one pass over an agent finds what may match.</summary>
internal sealed class AgentIndex
{
    private readonly LiteralIndex _patterns, _names;
    private readonly List<int> _alwaysTried = [];
    private readonly List<(string Name, AiRobot? Robot)> _named;

    public AgentIndex()
    {
        var literals = new List<(string, int)>();
        for (var order = 0; order < AgentPattern.All.Length; order++)
        {
            if (RequiredLiteral.Of(AgentPattern.All[order].Text, LiteralIndex.MinLength) is { } required) literals.AddRange(required.Select(literal => (literal, order)));
            else _alwaysTried.Add(order);
        }
        _patterns = new LiteralIndex(literals, StringComparison.Ordinal);
        _named = [.. AiRobot.All.Select(robot => (robot.Name, (AiRobot?)robot)), .. RangePublisher.All.Select(publisher => (publisher.Name, (AiRobot?)null))];
        _names = new LiteralIndex(_named.Select((named, id) => (named.Name, id)), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every entry that matches, each once, in no particular order.</summary>
    public List<AgentSighting> Sightings(string userAgent)
    {
        var sightings = new List<AgentSighting>();
        var found = new List<(int Start, int Id)>();
        _patterns.Find(userAgent, found);
        foreach (var order in _alwaysTried.Concat(found.Select(hit => hit.Id)).Distinct())
        {
            var pattern = AgentPattern.All[order];
            if (pattern.IsOfAnApp && ListExceptions.IsShownToAPerson(userAgent)) continue;
            if (pattern.Find(userAgent) is { } where) sightings.Add(new(where, order, pattern, null));
        }
        found.Clear();
        _names.Find(userAgent, found);
        foreach (var (start, id) in found.DistinctBy(hit => hit.Id))
        {
            var (name, robot) = _named[id];
            // Behind all patterns: of equal length, the crawler list has the word.
            if (found.Where(hit => hit.Id == id).Select(hit => hit.Start).Cast<int?>().FirstOrDefault(at => IsToken(userAgent, at!.Value, name)) is { } at)
                sightings.Add(new(new Span(at, name.Length), AgentPattern.All.Length + id, null, robot));
        }
        return sightings;
    }

    // A name counts where it stands as a product of its own: "Applebot" is not in "Applebot-Extended", nor in a link.
    private static bool IsToken(string userAgent, int start, string name)
    {
        var end = start + name.Length;
        if (ListExceptions.OrdinaryWords.Contains(name)) return start == 0 && end < userAgent.Length && userAgent[end] == '/';
        return (start == 0 || userAgent[start - 1] is ' ' or '(' or ';' or ',') && (end == userAgent.Length || userAgent[end] is '/' or ' ' or ')' or ';' or ',');
    }
}

/// <summary>An entry of a list, and where an agent shows it.</summary>
/// <param name="Order">Of two that match equally much, the lower one wins.</param>
internal readonly record struct AgentSighting(Span Where, int Order, AgentPattern? Pattern, AiRobot? Robot);
