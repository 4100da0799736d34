using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Domain.Detection;

/// <summary>How figures, names and thresholds are written into a flag's row: the same values always give the same text.</summary>
public static class FlagJson
{
    // Kept in a database and never put into a page as it is: letters stay readable.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyList<Figure> figures) => JsonSerializer.Serialize(figures, Options);

    public static string Of(IReadOnlyList<string> names) => JsonSerializer.Serialize(names, Options);

    /// <summary>The thresholds in the order in which the detector names them.</summary>
    public static string Of(DetectorSettings settings) => Of(settings.Values.Select(v => (v.Threshold.Name, v.Value)));

    public static string Of(IEnumerable<(string Name, double Value)> values)
    {
        var ordered = new OrderedDictionary<string, double>();
        foreach (var (name, value) in values) ordered.Add(name, value);
        return JsonSerializer.Serialize(ordered, Options);
    }

    public static IReadOnlyList<Figure> Figures(string json) => JsonSerializer.Deserialize<List<Figure>>(json, Options) ?? [];

    public static IReadOnlyList<string> Names(string json) => JsonSerializer.Deserialize<List<string>>(json, Options) ?? [];

    public static IReadOnlyDictionary<string, double> Values(string json) => JsonSerializer.Deserialize<OrderedDictionary<string, double>>(json, Options) ?? [];
}
