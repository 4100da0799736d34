using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Seals lines of an item as an item of their own, byte for byte as they stand there.</summary>
/// <param name="Spans">Chosen lines, by their bytes; at most <see cref="MaxSpans"/>. Not looked at where <paramref name="Wanted"/> is said.</param>
/// <param name="Wanted">Instead: all lines that are meant, such as those of accounts within a window.</param>
public sealed record ExtractEvidence(EvidenceId Evidence, IReadOnlyList<ByteSpan> Spans, LineCriteria? Wanted, string Reason)
{
    public const int MinReasonLength = 10, MaxSpans = 1_000;

    public static Refusal? CheckReason(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= CustodyEntry.MaxReasonLength ? null : EvidenceReadRefusals.ReasonNeeded;
}

/// <param name="Lines">How many lines it holds.</param>
public sealed record ExtractedEvidence(EvidenceId Id, long Lines, long Bytes);

public sealed class ExtractEvidenceHandler(CordonStore store, IArtifactStore artifacts, EvidenceOpener opener, LineIndexes indexes, ICurrentActor actors)
{
    /// <summary>Waits until the seal was checked: what is taken out must be what was sealed. Streams, however much is chosen.</summary>
    /// <returns>The new item; or <c>permission.missing</c>, <c>evidence.reason-needed</c>, <c>evidence.nothing-chosen</c>, <c>evidence.not-a-read-log</c>, and why the item is not opened.</returns>
    public async Task<Outcome<ExtractedEvidence>> HandleAsync(ExtractEvidence command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (ExtractEvidence.CheckReason(command.Reason) is { } refusal) return refusal;
        if (command.Wanted is null && command.Spans.Count is 0 or > ExtractEvidence.MaxSpans) return EvidenceReadRefusals.NothingChosen;
        if (!(await opener.OpenContentAsync(command.Evidence, actor, isWholeNeeded: true, null, cancel)).Accepted(out var opened, out refusal)) return refusal;
        if (command.Wanted is { Accounts.Count: > 0 } && opened.Source.By is null) return EvidenceReadRefusals.NoLog;
        var sieve = command.Wanted is { } wanted ? LineSieve.Of(wanted, opened, actor.May(Permission.RevealPersonalData), await opener.AgentsForAsync(wanted, cancel)) : null;
        return await Task.Run(() => SealAsync(command, opened, sieve, actor, cancel), cancel);
    }

    private async Task<Outcome<ExtractedEvidence>> SealAsync(ExtractEvidence command, OpenedEvidence opened, LineSieve? sieve, Actor actor, CancellationToken cancel)
    {
        using var file = LineFile.Open(opened.Path);
        var chosen = sieve is null ? Whole(file, command.Spans) : null;
        using var spans = (chosen ?? Meant(opened, sieve!, cancel)).GetEnumerator();
        if (!spans.MoveNext()) return EvidenceReadRefusals.NothingChosen;
        await using var content = new SpanStream(file, Again(spans));
        var artifact = await artifacts.SealAsync(content, null, cancel);
        var source = opened.Source;
        var what = chosen is null ? $"lines of {await opener.WordsAsync(command.Wanted!, cancel)}" : Words(chosen, file, await indexes.OfAsync(opened.Path, file.Length, cancel));
        var reason = command.Reason.Trim();

        // Once sealed, it is registered too: the bytes would lie there without a name.
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var item = new EvidenceItem
        {
            Sha256 = artifact.Sha256,
            SizeBytes = artifact.SizeBytes,
            MediaType = "text/plain",
            OriginalName = NameOf(source.Name),
            Source = "cordon",
            Origin = Cut($"{what} of E-{source.Id.Value}"),
            DerivedFromId = source.Id,
            CollectedBy = actor.Id,
            CollectedByName = actor.Name,
            CollectedAt = unit.At,
        };
        await EvidenceRegister.AddAsync(unit, item, actor, reason, CancellationToken.None);
        await Custody.AddAsync(unit, actor, [new(source.Id, CustodyAction.Extracted, reason, $"{what}, as E-{item.Id.Value}", Sha256After: artifact.Sha256)], CancellationToken.None);
        unit.Record(new AuditRecord(actor, "evidence.extracted", $"evidence:{item.Id.Value}", reason,
            After: new { from = source.Id.Value, sha256 = artifact.Sha256, sizeBytes = artifact.SizeBytes.ToString(CultureInfo.InvariantCulture), origin = item.Origin }));
        // The last line of a file may have no end.
        return await unit.CommitAsync(new ExtractedEvidence(item.Id, Math.Max(1, content.Lines), artifact.SizeBytes), CancellationToken.None);
    }

    /// <summary>Whole lines, in the order in which they stand, each once.</summary>
    private static List<ByteSpan> Whole(LineFile file, IReadOnlyList<ByteSpan> spans)
    {
        var whole = new List<ByteSpan>();
        foreach (var span in spans.Where(s => s.From >= 0 && s.From < s.To && s.From < file.Length).OrderBy(s => s.From))
        {
            var (from, to) = (file.StartBefore(file.EndOf(span.From)), file.EndOf(Math.Min(span.To, file.Length) - 1));
            if (whole.Count > 0 && from <= whole[^1].To) whole[^1] = whole[^1] with { To = Math.Max(to, whole[^1].To) };
            else whole.Add(new(from, to));
        }
        return whole;
    }

    private static IEnumerable<ByteSpan> Meant(OpenedEvidence opened, LineSieve sieve, CancellationToken cancel)
    {
        using var file = new FileStream(opened.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var lines = new LineReader(file);
        long start = 0;
        while (lines.TryRead(out var line) && lines.NextOffset <= opened.Source.EndOffset)
        {
            cancel.ThrowIfCancellationRequested();
            var (from, isMeant) = (start, sieve.Matches(line, lines.IsTooLong, start));
            start = lines.NextOffset;
            if (isMeant) yield return new(from, start);
        }
    }

    private static IEnumerator<ByteSpan> Again(IEnumerator<ByteSpan> moved)
    {
        do yield return moved.Current;
        while (moved.MoveNext());
    }

    private static string Words(List<ByteSpan> chosen, LineFile file, LineIndex? index)
    {
        const int MostNamed = 5;
        var named = chosen.Take(MostNamed).Select(span => index is null
            ? string.Create(CultureInfo.InvariantCulture, $"bytes {span.From:N0} to {span.To - 1:N0}")
            : index.NumberAt(file, span.From) is var first && index.NumberAt(file, file.StartBefore(span.To)) is var last && first == last
                ? string.Create(CultureInfo.InvariantCulture, $"{first:N0}")
                : string.Create(CultureInfo.InvariantCulture, $"{first:N0} to {last:N0}"));
        return (index is null ? "" : "lines ") + string.Join(", ", named) + (chosen.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {chosen.Count - MostNamed:N0} more stretches") : "");
    }

    private static string NameOf(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var dot = plain.LastIndexOf('.');
        var (stem, ending) = dot > 0 ? (plain[..dot], plain[dot..]) : (plain, "");
        var room = EvidenceItem.MaxNameLength - ending.Length - "-extract".Length;
        return room <= 0 ? "extract.log" : (stem.Length > room ? stem[..room] : stem) + "-extract" + ending;
    }

    private static string Cut(string text) => text.Length <= EvidenceItem.MaxOriginLength ? text : text[..(EvidenceItem.MaxOriginLength - 1)] + "…";
}
