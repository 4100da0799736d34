namespace Cordon.Cli.Tests;

public sealed class EvaluateLinkingTests : IDisposable
{
    private const string Records = """
        id,who,name,dob,email
        1,a,Robert Ashworth,1971-06-24,rob.ashworth@mail.example
        2,a,"Ashworth, Bob",24/06/1971,rob.ashworth@mail.example
        3,b,Ngozi Okonkwo,1988-02-01,ngozi@okonkwo.example

        """;

    private readonly CommandLine _cordon = new();

    public void Dispose() => _cordon.Dispose();

    [Fact]
    public async Task It_says_all_that_scripts_rest_on_and_stores_nothing()
    {
        var (file, pairs, sentences) = (_cordon.WriteFile("records.csv", Records), Path.Combine(_cordon.Folder, "pairs.csv"), Path.Combine(_cordon.Folder, "sentences.csv"));
        var json = (await _cordon.RunAsync("evaluate", "linking", file, "--truth", "who", "--id", "id", "--out", pairs, "--explain", sentences, "--json")).Json;
        Assert.Equal(["records", "truePairs", "compared", "matchAt", "precision", "recall", "f1", "wrong", "bestThreshold", "bestF1", "bestPrecision", "bestRecall", "foundAtAll",
            "neverTogether", "shareNothing", "seconds", "peakMemoryBytes", "fields"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal((3, 1, 1.0, 0.5), (json.GetProperty("records").GetInt32(), json.GetProperty("truePairs").GetInt32(), json.GetProperty("f1").GetDouble(), json.GetProperty("matchAt").GetDouble()));
        Assert.Equal("full_name", json.GetProperty("fields").GetProperty("name").GetString());
        Assert.StartsWith("1,2,", Assert.Single((await File.ReadAllLinesAsync(pairs, TestContext.Current.CancellationToken)).Skip(1)), StringComparison.Ordinal);
        Assert.Contains("one person", await File.ReadAllTextAsync(sentences, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_cordon.Folder, "cordon.db")));
    }

    [Fact]
    public async Task Without_json_it_is_said_in_words()
    {
        var said = await _cordon.RunAsync("evaluate", "linking", _cordon.WriteFile("records.csv", Records), "--truth", "who", "--ignore", "id", "--match-at", "0.9");
        Assert.Equal(0, said.Code);
        Assert.StartsWith("precision 1.000, recall ", said.Output, StringComparison.Ordinal);
        Assert.Contains("dob (birth_date)", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("records.no-such-column", "--truth", "owner")]
    [InlineData("records.no-such-field", "--truth", "who", "--map", "birthday=dob")]
    [InlineData("truth.pattern-unreadable", "--truth", "who~[")]
    [InlineData("evaluate.match-at-out-of-range", "--truth", "who", "--match-at", "2")]
    public async Task What_cannot_be_measured_is_refused(string code, params string[] options)
    {
        var refused = await _cordon.RunAsync(["evaluate", "linking", _cordon.WriteFile("records.csv", Records), .. options]);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains($"cordon: {code}: ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var refused = await _cordon.RunAsync("evaluate", "linking", Path.Combine(_cordon.Folder, "none.csv"), "--truth", "who");
        Assert.Equal(1, refused.Code);
        Assert.Contains("none.csv", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_truth_has_to_be_named() => Assert.Equal(2, (await _cordon.RunAsync("evaluate", "linking", _cordon.WriteFile("records.csv", Records))).Code);
}
