using Cordon.Domain.Evidence;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Features.Paging;
using Cordon.Testing;

namespace Cordon.Features.Tests.Evidence;

public sealed class EvidenceQueryTests
{
    [Fact]
    public async Task Items_are_listed_newest_first_page_by_page_and_filtered()
    {
        await using var app = await TestApp.StartAsync();
        for (var i = 1; i <= 5; i++) await app.SealAsync(i % 2 == 0 ? $"p_{i}.png" : $"log%{i}.txt", [(byte)('a' + i)], i % 2 == 0 ? "image/png" : "text/plain");
        Assert.Equal([5, 4], await IdsAsync(new(), PagePlace.First));
        Assert.Equal([3, 2], await IdsAsync(new(), new("4", null)));
        Assert.Equal([1], await IdsAsync(new(), new("2", null)));
        Assert.Equal([4, 3], await IdsAsync(new(), new(null, "2")));
        Assert.Equal([4, 2], await IdsAsync(new(Group: EvidenceGroup.Image), PagePlace.First));
        Assert.Equal([5, 3], await IdsAsync(new("G%"), PagePlace.First));
        Assert.Equal([], await IdsAsync(new(Source: "api"), PagePlace.First));
        var day = DateOnly.FromDateTime(TestApp.Noon.UtcDateTime);
        Assert.Equal([5, 4], await IdsAsync(new(Since: day, Until: day), PagePlace.First));
        Assert.Equal([], await IdsAsync(new(Since: day.AddDays(1)), PagePlace.First));

        async Task<IEnumerable<long>> IdsAsync(EvidenceFilter filter, PagePlace place) =>
            (await app.Get<ListEvidenceHandler>().HandleAsync(new(filter, place, 2), CancellationToken.None)).Value.Rows.Select(r => r.Id);
    }

    [Fact]
    public async Task An_item_tells_what_was_taken_out_of_it_and_its_record_newest_first()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.csv", "a,b\n1,2\n"u8.ToArray());
        var made = (await app.As("reviewer").Get<ExtractEvidenceHandler>().HandleAsync(new(item, [new(4, 8)], null, "The row that matters."), CancellationToken.None)).Value;
        var view = (await app.Get<GetEvidenceHandler>().HandleAsync(new(item), CancellationToken.None)).Value;
        Assert.Equal((EvidenceShape.Table, 2, false, true, true, false), (view.Shape, view.CustodyCount, view.IsLog, view.MayExtract, view.MayDownload, view.MayHandOver));
        Assert.Equal([CustodyAction.Extracted, CustodyAction.Verified], view.Custody.Select(c => c.Action));
        Assert.Equal(made.Id.Value, Assert.Single(view.Derived).Id);
        Assert.Equal(1, (await app.Get<GetEvidenceHandler>().HandleAsync(new(item, CustodyBefore: 2), CancellationToken.None)).Value.Custody.Single().Sequence);
        Assert.Equal(item.Value, (await app.Get<GetEvidenceHandler>().HandleAsync(new(made.Id), CancellationToken.None)).Value.DerivedFrom?.Id);
    }

    [Fact]
    public async Task Only_bytes_of_a_picture_are_shown_as_one()
    {
        await using var app = await TestApp.StartAsync();
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];
        Assert.Equal("image/png", (await ViewAsync(await app.SealAsync("a.png", png, "image/png"))).Value.MediaType);
        var hostile = await app.SealAsync("b.png", "<svg onload=alert(1)>"u8.ToArray(), "image/png");
        Assert.Equal("evidence.not-a-picture", (await ViewAsync(hostile)).Refusal?.Code);
        Assert.Contains("Viewed: preview", await app.CustodyAsync(hostile));

        Task<Domain.Outcome<EvidenceImage>> ViewAsync(Domain.EvidenceId item) => app.Get<ViewEvidenceImageHandler>().HandleAsync(new(item), CancellationToken.None);
    }
}
