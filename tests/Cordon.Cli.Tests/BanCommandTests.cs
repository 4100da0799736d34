using System.Text;

namespace Cordon.Cli.Tests;

public sealed class BanCommandTests : IDisposable
{
    private readonly CommandLine _cordon = new();

    [Fact]
    public async Task A_ban_is_previewed_sampled_judged_and_proposed_and_not_without_verdicts()
    {
        await _cordon.RunAsync("migrate");
        var accounts = _cordon.WriteFile("accounts.csv", "external_id,plan\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"A-{i},team\n")));
        await _cordon.RunAsync("import", "accounts", accounts, "--no-link");
        await _cordon.RunAsync("evidence", "add", _cordon.WriteFile("night.log", "a line\n"), "--as", "reviewer");
        var list = _cordon.WriteFile("list.csv", "\uFEFFnote;account\r\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"x;A-{i}\r\n")));
        var preview = (await _cordon.RunAsync("ban", "preview", "--accounts", list, "--as", "reviewer", "--json")).Json;
        Assert.Equal((30, 30, 30, 0, 0), (Number(preview, "covered"), preview.GetProperty("byState").GetProperty("named").GetInt32(), Number(preview, "withoutFlag"), Number(preview, "alreadyBanned"), Number(preview, "exempt")));

        string[] propose = ["ban", "propose", "--accounts", list, "--clause", "aggressive-automation", "--evidence", "1", "--reason", "Every pair was downloaded in lockstep.", "--statement", "Content was collected automatically.",
            "--review-on", "2027-06-01", "--owner", "approver", "--competitor", "no", "--ties", "no", "--json"];
        var early = await _cordon.RunAsync([.. propose, "--as", "reviewer"]);
        Assert.Equal(1, early.Code);
        Assert.Contains("ban.sample-needed", early.Error, StringComparison.Ordinal);
        // An emergency does not lead round it, nor does a role that may not.
        Assert.Contains("permission.missing", (await _cordon.RunAsync([.. propose, "--emergency", "12", "--as", "reviewer"])).Error, StringComparison.Ordinal);
        await _cordon.RunAsync("incident", "open", "--kind", "scraping", "--title", "Every pair was walked", "--from", "2026-02-28T22:00Z", "--to", "2026-02-28T23:00Z", "--as", "reviewer");
        Assert.Contains("ban.sample-needed", (await _cordon.RunAsync([.. propose, "--emergency", "12", "--incident", "1", "--as", "approver"])).Error, StringComparison.Ordinal);

        var file = Path.Combine(_cordon.Folder, "sample.csv");
        var sample = (await _cordon.RunAsync("ban", "sample", "--accounts", list, "--out", file, "--as", "approver", "--json")).Json;
        Assert.Equal((30, 30, preview.GetProperty("digest").GetString()), (Number(sample, "size"), Number(sample, "covered"), sample.GetProperty("digest").GetString()));
        Assert.Contains("ban.sample-open", (await _cordon.RunAsync([.. propose, "--judged", file, "--as", "reviewer"])).Error, StringComparison.Ordinal);
        await JudgeAsync(file, (row, place) => place < 2 ? "wrong" : "right");
        Assert.Contains("ban.too-many-wrong", (await _cordon.RunAsync([.. propose, "--judged", file, "--as", "reviewer"])).Error, StringComparison.Ordinal);
        await JudgeAsync(file, (row, place) => place < 1 ? "wrong" : "right");
        var proposed = await _cordon.RunAsync([.. propose, "--judged", file, "--as", "reviewer"]);
        Assert.Equal((0, 1, 30), (proposed.Code, Number(proposed.Json, "proposal"), Number(proposed.Json, "covered")));
        Assert.Equal(1 / 30.0, proposed.Json.GetProperty("wronglyCovered").GetProperty("estimate").GetDouble(), 9);
    }

    [Fact]
    public async Task A_ban_without_one_target_is_wrong_usage()
    {
        Assert.Equal(2, (await _cordon.RunAsync("ban", "preview")).Code);
        Assert.Equal(2, (await _cordon.RunAsync("ban", "preview", "--organization", "one", "--cluster", "1")).Code);
        Assert.Equal(2, (await _cordon.RunAsync("ban", "preview", "--cluster", "1", "--former")).Code);
    }

    public void Dispose() => _cordon.Dispose();

    private static int Number(System.Text.Json.JsonElement json, string name) => json.GetProperty(name).GetInt32();

    /// <summary>Fills the last column.</summary>
    private static async Task JudgeAsync(string file, Func<string, int, string> verdict)
    {
        var rows = (await File.ReadAllTextAsync(file)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        await File.WriteAllTextAsync(file, rows[0] + "\r\n" + string.Concat(rows.Skip(1).Select((row, place) => row[..(row.LastIndexOf(',') + 1)] + verdict(row, place) + "\r\n")), Encoding.UTF8);
    }
}
