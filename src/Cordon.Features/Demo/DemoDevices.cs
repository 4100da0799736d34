namespace Cordon.Features.Demo;

/// <summary>What the platform tells of a world's devices: each account that a person uses, on which.</summary>
internal sealed class DemoDevices(DemoWorld world)
{
    // Few digits among the letters: no id looks like a number.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public IEnumerable<string?[]> Rows()
    {
        foreach (var account in world.Accounts)
        {
            // Monitors and crawlers open no browser.
            if (account.Role is DemoRole.Monitor or DemoRole.SearchCrawler) continue;
            var random = DemoRandom.For(world.Seed, DemoStream.Devices, 1, KeyOf(account.ExternalId));
            var (first, last) = DemoSightings.Of(world, account, random);
            yield return [account.ExternalId, IdOf(account.Device), NameOf(account.Habits.Agent), first, last];
        }
    }

    private string IdOf(DemoDevice device)
    {
        var random = DemoRandom.For(world.Seed, DemoStream.Devices, 2, KeyOf(device.Key));
        return "dv_" + new string([.. Enumerable.Range(0, 20).Select(_ => Letters[random.Below(Letters.Length)])]);
    }

    /// <summary>As a platform reads it off the agent.</summary>
    private static string NameOf(string agent)
    {
        var system = agent switch
        {
            _ when agent.Contains("iPhone", StringComparison.Ordinal) => "iPhone",
            _ when agent.Contains("Android", StringComparison.Ordinal) => "Android phone",
            _ when agent.Contains("Windows", StringComparison.Ordinal) => "Windows computer",
            _ when agent.Contains("Macintosh", StringComparison.Ordinal) => "Mac",
            _ when agent.Contains("CrOS", StringComparison.Ordinal) => "Chromebook",
            _ => "Linux computer",
        };
        var browser = agent switch
        {
            _ when agent.Contains("Edg/", StringComparison.Ordinal) => "Edge",
            _ when agent.Contains("SamsungBrowser", StringComparison.Ordinal) => "Samsung Internet",
            _ when agent.Contains("Firefox", StringComparison.Ordinal) => "Firefox",
            _ when agent.Contains("Chrome/", StringComparison.Ordinal) => "Chrome",
            _ when agent.Contains("Safari/", StringComparison.Ordinal) => "Safari",
            _ => "Firefox",
        };
        return $"{system}, {browser}";
    }

    private static long KeyOf(string text) => unchecked((long)Domain.Activity.StableHash.Of(System.Text.Encoding.UTF8.GetBytes(text)));
}
