using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Rows;

namespace Cordon.RealData.Tests.Ingest;

/// <summary>Lists of blocked domains that services share.</summary>
public sealed class BlocklistTests
{
    [Theory]
    [InlineData("dni.csv", 87)]
    [InlineData("tier0-with-counts.csv", 449)]
    [InlineData("unified_tier0_blocklist.csv", 449)]
    public void Every_row_is_read_or_refused_with_a_reason(string file, int rows)
    {
        var read = Read(Bytes(file));
        Assert.Equal(rows, read.Count);
        Assert.Equal([], read.Where(row => !row.IsAccepted).Select(row => (row.Line, row.Reason)));
    }

    [Theory]
    [InlineData("dni.csv")]
    [InlineData("tier0-with-counts.csv")]
    [InlineData("unified_tier0_blocklist.csv")]
    public async Task What_is_exported_is_imported_as_it_was(string file)
    {
        var rows = Rows(Bytes(file));
        Assert.Equal(rows, Rows(await Exported(rows)));
    }

    [Fact]
    public async Task A_list_in_the_usual_form_is_exported_byte_for_byte()
    {
        var bytes = Bytes("unified_tier0_blocklist.csv");
        Assert.Equal(bytes, await Exported(Rows(bytes)));
    }

    private static async Task<byte[]> Exported(IEnumerable<BlocklistRow> rows)
    {
        using var target = new MemoryStream();
        await BlocklistFile.WriteAsync(target, rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(RealData.PathOf("blocklists", file));

    private static List<BlocklistRow> Rows(byte[] bytes) => [.. Read(bytes).SelectMany(row => row.Records)];

    private static List<FileRow<BlocklistRow>> Read(byte[] bytes) => [.. BlocklistFile.Read(new MemoryStream(bytes), BlocklistFile.Kind.Recognise(new MemoryStream(bytes)).Value)];
}
