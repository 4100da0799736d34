using System.Globalization;
using System.Text;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Incidents;

/// <summary>Reads figures from CSV lines of <c>name,value,unit,source</c>, with or without that heading.</summary>
public static class FigureLines
{
    /// <returns>A draft a line. What cannot be read is left out of its draft, which is then refused with all others.</returns>
    public static IReadOnlyList<FigureDraft> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (drafts, fields) = (new List<FigureDraft>(), new List<string>());
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (CsvFields.Read(Encoding.UTF8.GetBytes(line), (byte)',', fields) is not null) fields.Clear();
            if (drafts.Count == 0 && string.Equals(Field(0), "name", StringComparison.OrdinalIgnoreCase) && string.Equals(Field(1), "value", StringComparison.OrdinalIgnoreCase)) continue;
            drafts.Add(new(Field(0), double.TryParse(Field(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null, Field(2), Field(3)));
        }
        return drafts;

        string Field(int column) => column < fields.Count ? fields[column].Trim() : "";
    }
}
