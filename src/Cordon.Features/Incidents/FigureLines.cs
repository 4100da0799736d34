using System.Globalization;
using System.Text;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Incidents;

/// <summary>Reads figures from CSV lines of <c>name,value,unit,source</c>, with or without that heading; the separator may be any that tables have.</summary>
public static class FigureLines
{
    /// <summary>Largest file of figures, in bytes: several times what may be added at once.</summary>
    public const int MaxFileBytes = 256 << 10;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="file">The bytes of a file.</param>
    /// <returns>As <see cref="Read(string)"/>; or <c>incident.figures-file-too-large</c>, <c>incident.figures-no-text</c>, <c>incident.figures-none</c>.</returns>
    public static Outcome<IReadOnlyList<FigureDraft>> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxFileBytes) return IncidentRefusals.FiguresFileTooLarge(MaxFileBytes);
        string text;
        try
        {
            text = Strict.GetString(CsvFields.WithoutMark(file));
        }
        catch (DecoderFallbackException)
        {
            return IncidentRefusals.FiguresNoText;
        }
        if (text.Contains('\0', StringComparison.Ordinal)) return IncidentRefusals.FiguresNoText;
        var outcome = Read(text);
        return outcome.Accepted(out var drafts, out _) && drafts.Count == 0 ? IncidentRefusals.FiguresNone : outcome;
    }

    /// <returns>A draft a line, none for an empty one; or <c>incident.figures-unreadable</c>, which names the first line that could not be read and why.</returns>
    public static Outcome<IReadOnlyList<FigureDraft>> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (drafts, fields, number, delimiter) = (new List<FigureDraft>(), new List<string>(), 0, (byte)0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var bytes = Encoding.UTF8.GetBytes(line.Trim());
            var isFirst = delimiter == 0;
            if (isFirst) delimiter = CsvFields.DelimiterOf(bytes, _ => true);
            if (CsvFields.Read(bytes, delimiter, fields) is { } broken) return IncidentRefusals.FiguresUnreadable(number, broken);
            if (isFirst && string.Equals(Field(0), "name", StringComparison.OrdinalIgnoreCase) && string.Equals(Field(1), "value", StringComparison.OrdinalIgnoreCase)) continue;
            double? value = double.TryParse(Field(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : null;
            var draft = new FigureDraft(Field(0), value, Field(2), Field(3));
            if (Wrong(draft, Field(1), fields.Count) is { } wrong) return IncidentRefusals.FiguresUnreadable(number, wrong);
            drafts.Add(draft);
        }
        return drafts;

        string Field(int column) => column < fields.Count ? fields[column].Trim() : "";
    }

    private static string? Wrong(FigureDraft draft, string value, int fields) => draft switch
    {
        { Name: "" } => "it begins with no name",
        { Value: null } when value.Length == 0 => "it has no number behind the name",
        { Value: null } => $"“{(value.Length > 30 ? value[..30] + "…" : value)}” is no number; a decimal point is a point, and nothing parts the thousands",
        { Value: { } number } when !double.IsFinite(number) => "its number is not finite",
        { Source: "" } => "it does not say in its fourth field where the figure comes from",
        _ when fields > 4 => "it has more than four fields; a text with a separator in it stands between quotes",
        _ when draft.Name.Length > IncidentFigure.MaxNameLength || draft.Unit!.Length > IncidentFigure.MaxUnitLength || draft.Source.Length > IncidentFigure.MaxSourceLength => "one of its texts is too long",
        _ => null,
    };
}
