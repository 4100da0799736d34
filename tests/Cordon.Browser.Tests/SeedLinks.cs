using Cordon.Data.Storing;
using Cordon.Domain.Payments;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Browser.Tests;

/// <summary>A family of its own: a card, a device and a hub, decisions and suggestions on them, linked as by anybody.</summary>
internal static class SeedLinks
{
    /// <returns>Numbers of things, by what stands for them in <see cref="Pages"/>.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestPerson>().Person = Person.SampleOf(SampleStaff.Find("reviewer2")!, "test");
        var store = services.GetRequiredService<CordonStore>();
        await Seed.ImportAsync(scope.ServiceProvider, store, "family.log", SampleLog.Of("L-1", 400), cancel);
        var facts = new LinkFacts(store);
        var card = await facts.CardAsync("4242", ["L-1", "L-2", "L-3"]);
        await facts.SaidAsync(card, "L-1", "Mara Lindqvist", "mara@studio.example", "+31 20 555 0142", "1017 AB", "NL");
        var device = await facts.DeviceAsync("dev-8f21c0", ["L-1", "L-2", "L-4"], "iPhone, Safari");
        // Only this card joins the last three with each other.
        var torn = await facts.CardAsync("7788", ["T-1", "T-2", "T-3"]);
        var hub = await facts.CardAsync("1111", ["L-1", .. Enumerable.Range(1, 59).Select(i => $"R-{i:00}")], CardFunding.Prepaid);
        await facts.SuggestAsync("L-1", "L-5", 0.973);
        await facts.SuggestAsync("L-1", "L-6", 0.71);
        await facts.DueAsync();
        await scope.ServiceProvider.GetRequiredService<RunLinkingHandler>().HandleAsync(new RunLinking(), new Quiet(), cancel);
        var (one, other) = (await facts.IdOfAsync("L-1"), await facts.IdOfAsync("L-6"));
        await scope.ServiceProvider.GetRequiredService<TurnDownSuggestionHandler>().HandleAsync(new TurnDownSuggestion(one, other, "Father and son, the support file says so."), cancel);
        return new Dictionary<string, long> { ["linked"] = one.Value, ["card"] = card.Value, ["device"] = device.Value, ["hub"] = hub.Value, ["torn"] = torn.Value, ["tornAccount"] = (await facts.IdOfAsync("T-1")).Value };
    }

    private sealed class Quiet : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
        }
    }
}
