namespace Cordon.Domain.Detection.Lists;

/// <summary>An agent of the list of AI crawlers.</summary>
internal sealed record AiRobot(string Name, string? Operator)
{
    /// <summary>In the order of the list, each name once whatever its case.</summary>
    public static readonly AiRobot[] All = [.. ListData.Rows("ai-robots.tsv").Select(row => new AiRobot(row[0], row.Cell(1)))];

    private static readonly Dictionary<string, AiRobot> ByName = All.ToDictionary(robot => robot.Name, StringComparer.OrdinalIgnoreCase);

    /// <param name="comparison">Ordinal, or ignoring case. Exabot and ExaBot are two.</param>
    public static AiRobot? Named(string name, StringComparison comparison) =>
        ByName.TryGetValue(name, out var robot) && robot.Name.Equals(name, comparison) ? robot : null;
}
