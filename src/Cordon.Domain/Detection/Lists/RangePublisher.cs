namespace Cordon.Domain.Detection.Lists;

/// <summary>An agent whose operator publishes the networks it comes from.</summary>
/// <param name="Name">The whole name: an agent that calls itself Googlebot-Something may come from elsewhere.</param>
internal sealed record RangePublisher(string Name, string Ranges, string Operator)
{
    // Google's other agents (AdsBot, Mediapartners, those that a person triggers) come from networks that it lists elsewhere.
    // Source: developers.google.com/search/docs/crawling-indexing/verifying-googlebot
    public static readonly RangePublisher[] All =
    [
        new("Googlebot", "googlebot", "Google"),
        new("Googlebot-Image", "googlebot", "Google"),
        new("Googlebot-Mobile", "googlebot", "Google"),
        new("Googlebot-News", "googlebot", "Google"),
        new("Googlebot-Video", "googlebot", "Google"),
        new("bingbot", "bing", "Microsoft"),
        new("msnbot", "bing", "Microsoft"),
        new("msnbot-media", "bing", "Microsoft"),
        new("BingPreview", "bing", "Microsoft"),
        new("adidxbot", "bing", "Microsoft"),
        new("DuckDuckBot", "duckduckbot", "DuckDuckGo"),
        new("DuckDuckBot-Https", "duckduckbot", "DuckDuckGo"),
        new("GPTBot", "openai", "OpenAI"),
        new("OAI-SearchBot", "openai", "OpenAI"),
        new("ChatGPT-User", "openai", "OpenAI"),
        new("PerplexityBot", "perplexity", "Perplexity"),
        new("Perplexity-User", "perplexity", "Perplexity"),
    ];

    public static RangePublisher? Of(string name) => Array.Find(All, publisher => name.Equals(publisher.Name, StringComparison.OrdinalIgnoreCase));
}
