using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Testing.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Browser.Tests;

/// <summary>A company with a subsidiary, some forty people in every state, a notice, and one whose affiliations only the journey decides.</summary>
internal static class SeedOrganizations
{
    /// <returns>Numbers of things, by what stands for them in <see cref="Pages"/>.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> AddAsync(CordonStore store, CancellationToken cancel)
    {
        var at = (await store.ReadAsync((db, ct) => db.Accounts.MaxAsync(a => a.LastSeenAt, ct), cancel)).AddDays(-90);
        var facts = new SampleOrganizations(store, at);
        var parent = await facts.OrganizationAsync("Lumen Holding", "NL", ["lumenholding.example"]);
        var one = await facts.OrganizationAsync("Lumen Pictures", "NL", ["lumenpictures.example", "mail.lumenpictures.example"], parent, ["198.51.100.16/28", "AS64500"], ["Lumen Pics", "LP Group"]);
        await facts.OrganizationAsync("Lumen Labs", "DE", ["lumenlabs.example"], one);
        for (var i = 0; i < 42; i++)
        {
            var flagged = i is > 0 and < 5;
            var id = await facts.SuspectAsync($"P-{i:00}", one, 0.985 - i * 0.021, i % 5 == 4 ? SignalKind.SelfDeclared : SignalKind.VerifiedMail, $"person{i}@lumenpictures.example", i % 6 == 5 ? null : at.AddDays(-i * 28), flagged ? 0.8 : 0, derived: false);
            if (i is > 0 and < 9) await facts.DecideAsync(id, AffiliationState.Confirmed, at.AddDays(3));
            if (i is 12 or 20) await facts.DecideAsync(id, AffiliationState.Ended, at.AddDays(4), at.AddDays(2));
            if (i is 25 or 30) await facts.DecideAsync(id, AffiliationState.Rejected, at.AddDays(5));
        }
        // An account with requests and a card: its page shows everything at once.
        await facts.SuspectAsync("L-1", one, 0.884, observedAt: at, derived: false);
        await facts.SaveAsync(new OrganizationNote { OrganizationId = one, Text = "Notice: their counsel was told by letter.", By = "dev:reviewer2", ByName = "Idris Reviewer", At = at.AddDays(6) });
        var journey = await facts.OrganizationAsync("Quayside Works", "NL", ["quaysideworks.example"]);
        await facts.SuspectAsync("Q-1", journey, 0.97, value: "one@quaysideworks.example", derived: false);
        await facts.SuspectAsync("Q-2", journey, 0.96, value: "two@quaysideworks.example", derived: false);
        return new Dictionary<string, long>
        {
            ["organization"] = one.Value,
            ["journeyOrganization"] = journey.Value,
            ["affiliated"] = (await facts.AccountAsync("L-1")).Value,
        };
    }
}
