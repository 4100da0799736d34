using System.Text.Json;
using Cordon.Domain;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest.Activity;

/// <summary>Reads minutes of activity that a platform's own warehouse condensed, NDJSON, one account and minute a line. The format is in docs/activity.md.</summary>
public static class ActivityRows
{
    public const string Format = "activity-ndjson";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <returns>The format's name; or <c>import.not-activity</c>.</returns>
    public static Outcome<string> Recognise(Stream content)
    {
        var lines = new LineReader(content);
        while (lines.TryRead(out var line))
        {
            if (RequestLineParser.IsBlank(line)) continue;
            return TryParse(line, out _, out var reason) || reason.StartsWith("requests", StringComparison.Ordinal) ? Format : ImportRefusals.NotActivity(reason);
        }
        return ImportRefusals.EmptyFile;
    }

    /// <param name="reason">Why this is no minute of activity; it does not repeat what the line says.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, out ActivityRecord record, out string reason)
    {
        record = null!;
        try
        {
            if (JsonSerializer.Deserialize<ActivityRecord>(line, Json) is not { } read) reason = "not a JSON object";
            else if (read.Problem() is { } problem) reason = problem;
            else (record, reason) = (read, "");
        }
        catch (JsonException broken)
        {
            reason = broken.Path is { Length: > 1 } path ? $"{path[2..]} is not what it has to be" : "not a JSON object";
        }
        return reason.Length == 0;
    }
}
