using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Xunit;

namespace Cordon.Domain.Tests.Audit;

public class AuditEntryTests
{
    private static readonly Actor Mara = new("dev:mara", "Mara", [Role.Reviewer]);
    private static readonly DateTimeOffset At = new(2025, 3, 14, 14, 0, 0, 123, TimeSpan.FromHours(2));

    // Source: RFC 9162 §2.1.1; the first is the leaf hash of nothing, SHA-256 of one zero byte.
    [Theory]
    [InlineData("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData("00", "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7")]
    [InlineData("40414243", "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658")]
    public void A_leaf_is_hashed_behind_a_zero_byte(string leaf, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(AuditEntry.HashLeaf(Convert.FromHexString(leaf))));

    [Fact]
    public void An_entry_is_its_canonical_JSON_and_the_hash_of_it()
    {
        var entry = Record(before: null, after: new { Plan = "team", Émoji = "\U0001F600" }).Number(7, At);
        var bytes = Encoding.UTF8.GetBytes(entry.Entry);
        Assert.Equal(CanonicalJson.Canonicalize(bytes), bytes);
        Assert.Equal(SHA256.HashData([0, .. bytes]), entry.LeafHash);
    }

    [Fact]
    public void An_entry_says_who_did_what_to_what_when_and_why()
    {
        var entry = Record(before: new { State = "Queued" }, after: new { State = "Running" }).Number(12, At);
        using var read = JsonDocument.Parse(entry.Entry);
        string? Text(string name) => read.RootElement.GetProperty(name).ToString();
        Assert.Equal("12", Text("seq"));
        Assert.Equal("2025-03-14T12:00:00.1230000Z", Text("at"));
        Assert.Equal((entry.Actor, entry.Action, entry.Subject, entry.Reason), (Text("actor"), Text("action"), Text("subject"), Text("reason")));
        Assert.Equal(("Queued", "Running"), (read.RootElement.GetProperty("before").GetProperty("state").GetString(),
            read.RootElement.GetProperty("after").GetProperty("state").GetString()));
    }

    [Fact]
    public void Every_part_of_an_entry_changes_its_hash()
    {
        var entry = Record(before: null, after: new { Count = 1 });
        AuditRecord[] others =
        [
            entry with { Action = "account.hidden" },
            entry with { Subject = "account:2" },
            entry with { Reason = null },
            entry with { Before = new { Count = 0 } },
            entry with { After = new { Count = 2 } },
            entry with { Correlation = "c-1" },
            entry with { By = entry.By with { Id = "noor" } },
        ];
        AuditEntry[] entries = [entry.Number(1, At), entry.Number(2, At), entry.Number(1, At.AddTicks(1)), .. others.Select(o => o.Number(1, At))];
        Assert.Distinct(entries.Select(e => Convert.ToHexString(e.LeafHash)));
    }

    private static AuditRecord Record(object? before, object? after) =>
        new(Mara, "account.revealed", "account:1", "Asked for by the person themself.", before, after);
}
