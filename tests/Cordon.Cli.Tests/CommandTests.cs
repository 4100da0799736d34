using Cordon.Testing;

namespace Cordon.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly CommandLine _cordon = new();

    [Fact]
    public async Task An_import_says_all_that_scripts_rest_on()
    {
        await _cordon.RunAsync("migrate");
        var log = _cordon.WriteFile("night.log", SampleLines.Combined(TestApp.Noon) + "not a line\n");
        var json = (await _cordon.RunAsync("import", "requests", log, "--identify-by", "ip", "--json")).Json;
        Assert.Equal(["file", "sha256", "format", "lines", "accepted", "rejected", "rejects", "alreadyImported", "accountsCreated", "organizationsNew", "leadsNew", "seconds"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal((2, 1, 1, 1), (json.GetProperty("lines").GetInt32(), json.GetProperty("accepted").GetInt32(), json.GetProperty("rejected").GetInt32(), json.GetProperty("accountsCreated").GetInt32()));
        Assert.Equal((2, "not a request log line"), (json.GetProperty("rejects")[0].GetProperty("line").GetInt32(), json.GetProperty("rejects")[0].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Lists_are_json_lines()
    {
        await _cordon.RunAsync("migrate");
        await _cordon.RunAsync("import", "requests", _cordon.WriteFile("a.log", SampleLines.Combined(TestApp.Noon) + SampleLines.Combined(TestApp.Noon, user: "noor")), "--as", "reviewer", "--no-detect");
        Assert.Equal(["mara", "noor"], (await _cordon.RunAsync("list", "accounts")).Lines.Select(a => a.GetProperty("account").GetString()));
        Assert.Equal([1, 2], (await _cordon.RunAsync("list", "audit", "--json")).Lines.Select(a => a.GetProperty("sequence").GetInt32()));
        Assert.Equal("a.log", Assert.Single((await _cordon.RunAsync("list", "evidence")).Lines).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Why_says_all_that_scripts_rest_on()
    {
        await _cordon.RunAsync("migrate");
        await _cordon.RunAsync("import", "accounts", _cordon.WriteFile("a.csv", "external_id,username,email\nA-1,Mara,mara@studio.example\nA-2,mara,\n"), "--as", "reviewer");
        var answer = await _cordon.RunAsync("why", "mara@studio.example", "--as", "support", "--json");
        Assert.Equal(0, answer.Code);
        Assert.Equal(["account", "state", "since", "until", "bans", "paths", "exemptions", "earlier", "person"], answer.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("A-1", "allowed", "Not banned."), (answer.Json.GetProperty("account").GetString(), answer.Json.GetProperty("state").GetString(), answer.Json.GetProperty("person").GetProperty("en").GetString()));
        var several = await _cordon.RunAsync("why", "mara", "--as", "support");
        Assert.Equal(1, several.Code);
        Assert.Contains("why.ambiguous", several.Error, StringComparison.Ordinal);
        Assert.Contains("A-2", several.Error, StringComparison.Ordinal);
        Assert.Contains("account.not-found", (await _cordon.RunAsync("why", "nobody", "--as", "support")).Error, StringComparison.Ordinal);
        Assert.Equal(["why.looked-up", "why.looked-up", "why.looked-up"], (await _cordon.RunAsync("list", "audit")).Lines.Select(e => e.GetProperty("action").GetString()).TakeLast(3));
        foreach (var list in new[] { "bans", "proposals", "changes" }) Assert.Equal((0, ""), (await _cordon.RunAsync("list", list, "--json")) is var empty ? (empty.Code, empty.Output) : default);
        Assert.Contains("permission.missing", (await _cordon.RunAsync("list", "bans", "--as", "support")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_followed_by_detection_and_the_flags_are_json_lines()
    {
        await _cordon.RunAsync("migrate");
        var log = _cordon.WriteFile("a.log", string.Concat(Enumerable.Range(0, 300).Select(i => SampleLines.Combined(TestApp.Noon.AddSeconds(i * 2), target: $"/images/{i}"))));
        Assert.Contains("1 accounts looked at", (await _cordon.RunAsync("import", "requests", log)).Error, StringComparison.Ordinal);
        var flag = (await _cordon.RunAsync("list", "flags", "--json")).Lines.Single(f => f.GetProperty("rule").GetString() == "walks-ids");
        Assert.Equal(["account", "rule", "score", "reason", "figures", "from", "to", "version", "settings", "foundAt"], flag.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["name", "value", "threshold", "unit"], flag.GetProperty("figures")[0].EnumerateObject().Select(p => p.Name));
        var json = (await _cordon.RunAsync("detect", "--json")).Json;
        Assert.Equal(["accounts", "changed", "seconds"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal((0, 0), (json.GetProperty("accounts").GetInt32(), json.GetProperty("changed").GetInt32()));
    }

    [Fact]
    public async Task Detection_after_an_import_can_be_left_out_and_made_up_for()
    {
        await _cordon.RunAsync("migrate");
        await _cordon.RunAsync("import", "requests", _cordon.WriteFile("a.log", SampleLines.Combined(TestApp.Noon)), "--no-detect");
        Assert.Equal(1, (await _cordon.RunAsync("detect", "--json")).Json.GetProperty("accounts").GetInt32());
        Assert.Equal(1, (await _cordon.RunAsync("detect", "--as", "auditor")).Code);
    }

    [Fact]
    public async Task Accounts_that_pay_with_one_card_are_linked_and_their_clusters_are_json_lines()
    {
        await _cordon.RunAsync("migrate");
        var payments = _cordon.WriteFile("payments.csv", "account_external_id,kind,fingerprint,last4\nnoor,card,fp-1,4242\nmara,card,fp-1,4242\nidris,card,fp-2,1881\n");
        Assert.Equal(0, (await _cordon.RunAsync("import", "payments", payments, "--no-link")).Code);
        var json = (await _cordon.RunAsync("link", "--json")).Json;
        Assert.Equal((3, 2), (json.GetProperty("accounts").GetInt32(), json.GetProperty("changed").GetInt32()));
        Assert.True(json.GetProperty("seconds").GetDouble() >= 0);
        var list = await _cordon.RunAsync("list", "clusters", "--json");
        var cluster = Assert.Single(list.Lines);
        Assert.Equal(["cluster", "accounts", "links", "hubs"], cluster.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["mara", "noor"], cluster.GetProperty("accounts").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("card •••• 4242", cluster.GetProperty("links")[0].GetProperty("label").GetString());
        Assert.DoesNotContain("fp-1", list.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), ((await _cordon.RunAsync("link", "--as", "auditor")).Code, (await _cordon.RunAsync("list", "clusters", "--as", "support")).Output));
    }

    [Fact]
    public async Task What_is_refused_ends_with_one_and_says_why()
    {
        await _cordon.RunAsync("migrate");
        var refused = await _cordon.RunAsync("import", "requests", _cordon.WriteFile("a.log", "nothing of the kind\n"));
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("import.not-a-log: The file was not read", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_never_made_is_told_how_to_be()
    {
        var refused = await _cordon.RunAsync("list", "accounts");
        Assert.Equal(1, refused.Code);
        Assert.Contains("run 'cordon migrate' first", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await _cordon.RunAsync("migrate");
        var refused = await _cordon.RunAsync("import", "requests", Path.Combine(_cordon.Folder, "none.log"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("none.log", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("imprt")]
    [InlineData("import", "requests")]
    [InlineData("import", "requests", "a.log", "--identify-by", "shoe")]
    [InlineData("list", "shoes")]
    public async Task Wrong_usage_ends_with_two(params string[] arguments) => Assert.Equal(2, (await _cordon.RunAsync(arguments)).Code);

    [Fact]
    public async Task A_role_that_may_not_is_refused()
    {
        await _cordon.RunAsync("migrate");
        var refused = await _cordon.RunAsync("list", "audit", "--as", "support");
        Assert.Equal(1, refused.Code);
        Assert.Contains("permission.missing", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_staff_exists_in_development_alone()
    {
        var refused = await _cordon.RunInProductionAsync("list", "accounts", "--as", "reviewer");
        Assert.Equal(1, refused.Code);
        Assert.Contains("staff.development-only", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unattended_work_is_done_in_the_name_of_the_systems_account()
    {
        await _cordon.RunInProductionAsync("migrate");
        await _cordon.RunInProductionAsync("import", "requests", _cordon.WriteFile("a.log", SampleLines.Combined(TestApp.Noon)));
        Assert.StartsWith("os:", (await _cordon.RunInProductionAsync("list", "audit")).Lines[0].GetProperty("actor").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_wrong_is_named()
    {
        var refused = await _cordon.RunAsync("migrate", "--set", "Cordon:Ingest:ChunkLines=7");
        Assert.Equal(1, refused.Code);
        Assert.Contains("Cordon:Ingest:ChunkLines must be", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_case_is_loaded_once()
    {
        await _cordon.RunAsync("migrate");
        Assert.Equal(100, (await _cordon.RunAsync("demo", "--accounts", "100", "--seed", "7", "--until", "facts", "--json")).Json.GetProperty("accounts").GetInt32());
        Assert.True(File.Exists(Path.Combine(_cordon.Folder, "demo-truth.json")));
        Assert.Contains("demo.not-empty", (await _cordon.RunAsync("demo")).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cordon.Dispose();
}
