using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Testing.SqlServer;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How looking at evidence is driven for <see cref="StatementTests"/>.</summary>
internal static class EvidenceViewStatements
{
    private static readonly EvidenceId One = new(1);
    private static readonly LineCriteria Meant = new(["mara"], Text: "one", Requests: new(Agent: "curl"));

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(GetEvidenceHandler)] = app => app.Get<GetEvidenceHandler>().HandleAsync(new(One, CustodyBefore: 5), CancellationToken.None),
        [nameof(ListEvidenceHandler)] = async app =>
        {
            var day = DateOnly.FromDateTime(StoreFacts.Noon.UtcDateTime);
            foreach (var filter in Enum.GetValues<EvidenceGroup>().Select(group => new EvidenceFilter("a%", group, "upload", day, day)).Prepend(new()))
            {
                await app.Get<ListEvidenceHandler>().HandleAsync(new(filter), CancellationToken.None);
                await app.Get<ListEvidenceHandler>().HandleAsync(new(filter, new("1", null)), CancellationToken.None);
                await app.Get<ListEvidenceHandler>().HandleAsync(new(filter, new(null, "1")), CancellationToken.None);
            }
        },
        [nameof(GetFlagLinesHandler)] = app => app.Get<GetFlagLinesHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(WatchSealHandler)] = WithFileAsync(app => app.Get<WatchSealHandler>().HandleAsync(new(One), null, CancellationToken.None)),
        [nameof(ReadEvidenceLinesHandler)] = WithFileAsync(app => app.Get<ReadEvidenceLinesHandler>().HandleAsync(new(One, 0, Marked: Meant), null, CancellationToken.None)),
        [nameof(SearchEvidenceLinesHandler)] = WithFileAsync(app => app.Get<SearchEvidenceLinesHandler>().HandleAsync(new(One, Meant), null, CancellationToken.None)),
        [nameof(GetEvidenceMapHandler)] = WithFileAsync(app => app.Get<GetEvidenceMapHandler>().HandleAsync(new(One), CancellationToken.None)),
        [nameof(PreviewEvidenceHandler)] = WithFileAsync(app => app.Get<PreviewEvidenceHandler>().HandleAsync(new(One, EvidenceShape.Table), CancellationToken.None)),
        [nameof(PreviewPdfHandler)] = WithFileAsync(app => app.Get<PreviewPdfHandler>().HandleAsync(new(One), CancellationToken.None)),
        [nameof(CountEvidenceLinesHandler)] = WithFileAsync(app => app.Get<CountEvidenceLinesHandler>().HandleAsync(new(One), CancellationToken.None)),
        [nameof(ViewEvidenceImageHandler)] = WithFileAsync(app => app.Get<ViewEvidenceImageHandler>().HandleAsync(new(One), CancellationToken.None)),
        [nameof(ExtractEvidenceHandler)] = WithFileAsync(app => app.Get<ExtractEvidenceHandler>().HandleAsync(new(One, [new(0, 3)], null, "To show it to somebody."), CancellationToken.None)),
    };

    /// <summary>The bytes lie where the row says.</summary>
    private static Func<RecordingApp, Task> WithFileAsync(Func<RecordingApp, Task> use) => async app =>
    {
        var sealing = await app.Get<IArtifactStore>().SealAsync(new MemoryStream("one\ntwo\n"u8.ToArray()), null, CancellationToken.None);
        app.Server.Hold(new EvidenceItem { Id = One, Sha256 = sealing.Sha256, SizeBytes = sealing.SizeBytes, MediaType = "text/plain", OriginalName = "a.log", Source = "test", CollectedBy = "dev:mara", CollectedAt = StoreFacts.Noon });
        await use(app);
    };
}
