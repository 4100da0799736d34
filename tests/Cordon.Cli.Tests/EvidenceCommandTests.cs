using System.IO.Compression;

namespace Cordon.Cli.Tests;

public sealed class EvidenceCommandTests : IDisposable
{
    private readonly CommandLine _cordon = new();

    [Fact]
    public async Task What_is_added_is_verified_and_handed_over_with_a_custody_entry_for_each()
    {
        await _cordon.RunAsync("migrate");
        var (one, two) = (_cordon.WriteFile("one.log", "one\n"), _cordon.WriteFile("two.log", "two\n"));
        var added = await _cordon.RunAsync("evidence", "add", one, two, "--origin", "the proxy", "--as", "reviewer", "--json");
        Assert.Equal(0, added.Code);
        Assert.Equal([(1, 4, "one.log"), (2, 4, "two.log")], added.Json.GetProperty("evidence").EnumerateArray().Select(e => (e.GetProperty("id").GetInt32(), e.GetProperty("size").GetInt32(), e.GetProperty("name").GetString()!)));
        Assert.Equal(0, (await _cordon.RunAsync("evidence", "verify", "--json")).Code);

        var zip = Path.Combine(_cordon.Folder, "package.zip");
        string[] export = ["export", "evidence", "--evidence", "1", "--evidence", "2", "--purpose", "Preliminary injunction", "--recipient", "District Court", "--out", zip, "--json"];
        Assert.Equal(1, (await _cordon.RunAsync([.. export, "--as", "reviewer"])).Code);
        Assert.False(File.Exists(zip));
        var written = await _cordon.RunAsync([.. export, "--as", "legal"]);
        Assert.Equal((0, 7, new FileInfo(zip).Length), (written.Code, written.Json.GetProperty("files").GetInt32(), written.Json.GetProperty("bytes").GetInt64()));
        Assert.Equal(1, (await _cordon.RunAsync([.. export, "--as", "legal"])).Code);

        using var archive = ZipFile.OpenRead(zip);
        using var custody = new StreamReader(archive.GetEntry("custody.jsonl")!.Open());
        var actions = (await custody.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("\"action\":\"")[1].Split('"')[0]);
        string[] each = ["collected", "sealed", "verified", "exported", "transferred"];
        Assert.Equal([.. each, .. each], actions);
    }

    [Fact]
    public async Task A_store_that_is_not_as_it_was_sealed_ends_with_code_3()
    {
        await _cordon.RunAsync("migrate");
        await _cordon.RunAsync("evidence", "add", _cordon.WriteFile("one.log", "one\n"), "--as", "reviewer");
        File.WriteAllText(Path.Combine(_cordon.Folder, "evidence", "stray"), "x");
        var found = await _cordon.RunAsync("evidence", "verify", "--json");
        Assert.Equal((3, "stray"), (found.Code, Assert.Single(found.Json.GetProperty("orphaned").EnumerateArray()).GetString()));
    }

    public void Dispose() => _cordon.Dispose();
}
