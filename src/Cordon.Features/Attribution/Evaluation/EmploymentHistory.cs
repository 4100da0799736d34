using System.Text.Json;
using Cordon.Domain;

namespace Cordon.Features.Attribution.Evaluation;

/// <summary>A person with mail addresses and the employers they really had: what attribution is measured against. It never sees the employers.</summary>
/// <param name="Jobs">In the order of the file.</param>
public sealed record EmploymentHistory(string Person, IReadOnlyList<string> Emails, IReadOnlyList<Job> Jobs)
{
    /// <summary>The employers on a day: of those that had not ended by then, the ones that ended first; people hold several at once only where they end together.</summary>
    public IEnumerable<string> EmployersOn(DateOnly day)
    {
        var open = Jobs.Where(j => j.Until is null || j.Until >= day).ToList();
        if (open.Count == 0) return [];
        var next = open.Min(j => j.Until ?? DateOnly.MaxValue);
        return open.Where(j => (j.Until ?? DateOnly.MaxValue) == next).Select(j => j.Employer);
    }

    /// <returns>One history a line; or <c>evaluate.bad-history</c> with the number of the first line that is none.</returns>
    public static Outcome<IReadOnlyList<EmploymentHistory>> Read(Stream content)
    {
        using var reader = new StreamReader(content);
        var people = new List<EmploymentHistory>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Parse(line) is not { } person) return AttributionEvaluator.BadHistory(number);
            people.Add(person);
        }
        return people;
    }

    private static EmploymentHistory? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new(root.GetProperty("person").GetString()!, [.. root.GetProperty("emails").EnumerateArray().Select(e => e.GetString()!)],
                [.. root.GetProperty("affiliations").EnumerateArray().Select(JobOf)]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Job JobOf(JsonElement job) => new(job.GetProperty("company").GetString()!,
        job.TryGetProperty("until", out var until) && until.ValueKind != JsonValueKind.Null ? DateOnly.ParseExact(until.GetString()!, "yyyy-MM-dd") : null);
}

/// <param name="Until">The last day; null: not over.</param>
public sealed record Job(string Employer, DateOnly? Until);
