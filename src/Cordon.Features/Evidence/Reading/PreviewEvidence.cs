using System.Text;
using System.Text.Json;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Activity;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>The beginning of a table or of a JSON document, laid out for reading.</summary>
public sealed record PreviewEvidence(EvidenceId Evidence, EvidenceShape Shape);

/// <param name="Heading">Of a table; its rows have as many fields.</param>
/// <param name="Text">Of a JSON document, indented; null where it is none, or too large to be laid out.</param>
/// <param name="IsCut">There is more than is shown.</param>
public sealed record EvidencePreview(IReadOnlyList<string> Heading, IReadOnlyList<IReadOnlyList<string>> Rows, string? Text, bool IsCut);

public sealed class PreviewEvidenceHandler(EvidenceOpener opener, ICurrentActor actors)
{
    public const int MaxRows = 500, MaxColumns = 60, MaxField = 300, MaxJsonBytes = 256 << 10;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Outcome<EvidencePreview>> HandleAsync(PreviewEvidence query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (!(await opener.OpenTextAsync(query.Evidence, actor, "preview", null, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        return await Task.Run(() => query.Shape == EvidenceShape.Json ? Document(opened, cancel) : Table(opened, cancel), cancel);
    }

    private static EvidencePreview Table(OpenedEvidence opened, CancellationToken cancel)
    {
        using var content = new FileStream(opened.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var (delimiter, heading, hidden, rows, fields) = ((byte)',', (IReadOnlyList<string>)[], Array.Empty<bool>(), new List<IReadOnlyList<string>>(), new List<string>());
        foreach (var row in CsvCutter.Cut(new(content, CsvCutter.MaxBytes), line => delimiter = CsvFields.DelimiterOf(line.Span, _ => true), breaksInQuotes: true))
        {
            cancel.ThrowIfCancellationRequested();
            if (rows.Count == MaxRows) return new(heading, rows, null, IsCut: true);
            if (row.Kind == RawRowKind.Heading)
            {
                CsvFields.Read(CsvFields.WithoutMark(row.Bytes.Span), CsvFields.DelimiterOf(row.Bytes.Span, _ => true), fields);
                heading = [.. fields.Take(MaxColumns).Select(name => Cut(LogLine.Clean(name)))];
                hidden = [.. fields.Select(name => ShownLine.IsHidden(name, opened.Source.IsPersonal))];
            }
            if (row.Kind is not (RawRowKind.Row or RawRowKind.TooLong)) continue;
            var isRead = row.Kind == RawRowKind.Row && CsvFields.Read(row.Bytes.Span, delimiter, fields) is null && fields.Count == hidden.Length;
            rows.Add(isRead ? [.. fields.Take(MaxColumns).Select((text, i) => hidden[i] && text.Length > 0 ? ShownLine.Hidden : Cut(ShownLine.Part(LogLine.Clean(text), opened.Source.ShowsAddresses)))]
                : [.. Enumerable.Repeat(ShownLine.Hidden, heading.Count)]);
        }
        return new(heading, rows, null, IsCut: false);
    }

    private static EvidencePreview Document(OpenedEvidence opened, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (new FileInfo(opened.Path).Length > MaxJsonBytes) return new([], [], null, IsCut: true);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(opened.Path));
            var lines = JsonSerializer.Serialize(document.RootElement, Indented).Split('\n');
            return new([], [], string.Join('\n', lines.Select(line => ShownLine.Of(Encoding.UTF8.GetBytes(line), opened.Source.ShowsAddresses, opened.Source.IsPersonal))), IsCut: false);
        }
        catch (JsonException)
        {
            return new([], [], null, IsCut: false);
        }
    }

    private static string Cut(string text) => text.Length <= MaxField ? text : text[..(MaxField - 1)] + "…";
}
