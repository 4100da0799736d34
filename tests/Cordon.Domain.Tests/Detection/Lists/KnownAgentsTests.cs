using Cordon.Domain.Detection.Lists;

namespace Cordon.Domain.Tests.Detection.Lists;

public sealed class KnownAgentsTests
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot")]
    [InlineData("Googlebot-Image/1.0", "Googlebot-Image")]
    [InlineData("Tiny Tiny RSS/1.11.4c586 (http://tt-rss.org/)", "Tiny Tiny RSS")]
    [InlineData("Mozilla/5.00 (Nikto/2.1.5) (Evasions:None) (Test:000001)", "Nikto")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.1; +https://openai.com/gptbot", "GPTBot")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", "YandexBot")]
    [InlineData("Pinterest/0.2 (+http://www.pinterest.com/bot.html)", "Pinterest")]
    [InlineData("Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)", "Sogou")]
    [InlineData("omgilibot/0.4 +http://omgili.com", "omgilibot")]
    [InlineData("BlogTraffic/1.4 Feed-Fetcher", "BlogTraffic")]
    [InlineData("Mozilla/5.0 (compatible; +https://developers.cloudflare.com/security-center/)", "developers.cloudflare.com")]
    [InlineData("binlar_2.6.3 test@mgmt.mic", "binlar")]
    [InlineData("Mozilla/5.0 (compatible; YandexDirect/3.0; Dyatel; +http://yandex.com/bots)", "YandexDirect")]
    [InlineData("Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1;  http://www.changedetection.com/bot.html )", "changedetection")]
    public void An_agent_is_named_as_it_calls_itself(string userAgent, string name) => Assert.Equal(name, KnownAgents.Of(userAgent)?.Name);

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", AgentKind.Crawler)]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)", AgentKind.AiCrawler)]
    [InlineData("Tiny Tiny RSS/1.11.4c586 (http://tt-rss.org/)", AgentKind.FeedReader)]
    [InlineData("Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", AgentKind.Monitor)]
    [InlineData("sqlmap/1.7.2#stable (https://sqlmap.org)", AgentKind.AttackTool)]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", AgentKind.Preview)]
    [InlineData("python-requests/2.31.0", AgentKind.Library)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36", AgentKind.BrowserAutomation)]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", AgentKind.Preview)]
    [InlineData("Scrapy/2.11.0 (+https://scrapy.org)", AgentKind.Library)]
    public void What_an_agent_is_there_for_follows_from_its_tags(string userAgent, AgentKind kind) => Assert.Equal(kind, KnownAgents.Of(userAgent)?.Kind);

    [Fact]
    public void An_agent_that_only_the_list_of_AI_robots_knows_is_an_AI_crawler() =>
        Assert.Equal(new AgentClaim { Name = "TongyiBot", Kind = AgentKind.AiCrawler, Operator = "Alibaba" }, KnownAgents.Of("Mozilla/5.0 (compatible; TongyiBot/1.0)"));

    [Fact]
    public void The_page_about_an_agent_is_the_one_that_the_list_names() =>
        Assert.Equal("http://www.google.com/bot.html", KnownAgents.Of("Googlebot/2.1")?.Url);

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Google")]
    [InlineData("CCBot/2.0 (https://commoncrawl.org/faq/)", "Common Crawl Foundation")]
    [InlineData("Mozilla/5.0 (compatible; Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot)", "Amazon")]
    [InlineData("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", null)]
    [InlineData("Scrapy/2.11.0 (+https://scrapy.org)", null)]
    public void The_operator_is_named_where_a_list_says_whose_the_agent_is(string userAgent, string? name) => Assert.Equal(name, KnownAgents.Of(userAgent)!.Operator);

    [Theory]
    [InlineData("Googlebot/2.1 (+http://www.google.com/bot.html)", "googlebot")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot)", "googlebot")]
    [InlineData("googlebot/2.1", "googlebot")]
    [InlineData("Googlebot-Video/1.0", "googlebot")]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "bing")]
    [InlineData("msnbot/2.0b (+http://search.msn.com/msnbot.htm)", "bing")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b", "bing")]
    [InlineData("Mozilla/5.0 (compatible; adidxbot/2.0; +http://www.bing.com/bingbot.htm)", "bing")]
    [InlineData("DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)", "duckduckbot")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; OAI-SearchBot/1.0; +https://openai.com/searchbot", "openai")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot", "openai")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)", "perplexity")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Perplexity-User/1.0; +https://perplexity.ai/perplexity-user)", "perplexity")]
    public void A_claim_is_held_to_the_networks_that_its_operator_publishes(string userAgent, string key) => Assert.Equal(key, KnownAgents.Of(userAgent)?.Ranges);

    [Theory]
    [InlineData("Mediapartners-Google")]
    [InlineData("Mediapartners (Googlebot)")]
    [InlineData("AdsBot-Google (+http://www.google.com/adsbot.html)")]
    [InlineData("FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)")]
    [InlineData("Mozilla/5.0 (compatible; SomeBot/1.0; +http://www.google.com/bot.html)")]
    [InlineData("Googlebot-IA/1.0")]
    [InlineData("Mozilla/5.0 (compatible; BrightBot/1.0; like bingbot.htm)")]
    public void A_claim_is_not_held_to_the_networks_of_another_agent(string userAgent) => Assert.Null(KnownAgents.Of(userAgent)?.Ranges);

    [Fact]
    public void Of_two_claims_the_one_that_says_more_wins() =>
        Assert.Equal("W3C-checklink", KnownAgents.Of("W3C-checklink/4.5 [4.160] libwww-perl/5.823")?.Name);

    [Fact]
    public void Of_two_claims_of_equal_length_the_earlier_in_the_list_wins()
    {
        var order = KnownAgents.PatternsIn("Nutch Slurp Teoma");
        Assert.Equal(["Slurp", "Nutch", "Teoma"], order);
        Assert.Equal("Slurp", KnownAgents.Of("Nutch Slurp Teoma")?.Name);
    }

    [Fact]
    public void An_attack_tool_named_beside_a_crawler_is_an_attack_tool() => Assert.Equal(AgentKind.AttackTool, KnownAgents.Of("Googlebot/2.1 Nikto/2.5")?.Kind);

    [Fact]
    public void A_crawler_is_not_taken_for_the_AI_robot_whose_name_differs_in_case() =>
        Assert.Equal(AgentKind.Crawler, KnownAgents.Of("Mozilla/5.0 (compatible; Exabot/3.0; +http://www.exabot.com/go/robot)")?.Kind);

    [Fact]
    public void A_more_specific_AI_robot_wins_over_the_crawler_it_is_named_after() =>
        Assert.Equal("Applebot-Extended", KnownAgents.Of("Mozilla/5.0 (compatible; Applebot-Extended/0.1)")?.Name);

    [Fact]
    public void A_pattern_of_the_list_minds_the_case() => Assert.Null(KnownAgents.Of("SLURP"));

    [Fact]
    public void A_name_of_an_AI_robot_does_not_mind_the_case() => Assert.Equal(AgentKind.AiCrawler, KnownAgents.Of("BYTESPIDER")?.Kind);

    [Fact]
    public void A_name_of_an_AI_robot_within_another_word_is_no_claim() => Assert.Null(KnownAgents.Of(Chrome + " TongyiBotique/x"));

    [Theory]
    [InlineData("FennecSearchBot/2.1; +http://crawler.example/bot", "FennecSearchBot")]
    [InlineData("LanternIndexer/1.4 (+http://lantern.example/crawler.html)", "LanternIndexer")]
    [InlineData("Mozilla/5.0 (compatible; HarborBot; +http://harbor.example)", "HarborBot")]
    [InlineData("my-price-scraper/0.3", "my-price-scraper")]
    [InlineData("Mozilla/5.0 (compatible; Foxglove/1.0; +http://foxglove.example/bot.html)", "Foxglove")]
    [InlineData("Mozilla/5.0 (compatible; Foxglove; +http://foxglove.example/bot.html)", "Foxglove")]
    public void An_unlisted_agent_that_says_it_is_a_program_is_a_crawler(string userAgent, string name) =>
        Assert.Equal(new AgentClaim { Name = name, Kind = AgentKind.Crawler }, KnownAgents.Of(userAgent));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("HarborBot")]
    [InlineData("Bottleneck/1.0")]
    [InlineData(Chrome)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.87")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 OPR/111.0.0.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/125.2.1 like Chrome/125.0.6422.53 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko")]
    [InlineData("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; SLCC2; .NET CLR 2.0.50727)")]
    [InlineData("Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/125.0.0 Chrome/119.0.0.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 12; V2027) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/87.0 MQQBrowser/13.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 YaBrowser/24.6.0 Yowser/2.5 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; SM-G960F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0 Mobile DuckDuckGo/5 Safari/537.36")]
    [InlineData("Mozilla/5.0 (PlayStation 5 3.03/SmartTV) AppleWebKit/605.1.15 (KHTML, like Gecko)")]
    public void An_ordinary_browser_claims_nothing(string userAgent) => Assert.Null(KnownAgents.Of(userAgent));

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 9; CUBOT_P20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; U; Android 7.0; en-us; CUBOT/4 Build/NRD90M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/66.0.3359.126 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 8.1.0; CUBOT X18 Plus Build/O11019) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0 Mobile Safari/537.36")]
    public void A_phone_of_the_maker_Cubot_is_no_bot(string userAgent) => Assert.Null(KnownAgents.Of(userAgent));

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/470.1.0.41.107;FBDV/iPhone14,5;FBLC/en_US]")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0.0.44;IABMV/1;]")]
    [InlineData("Mozilla/5.0 (Linux; Android 16; Pixel 10 Pro XL Build/CP1A.260305.018; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/146.0 Mobile Safari/537.36 MetaIAB Facebook")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; CPH2557 Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0 Mobile Safari/537.36 Instagram 406.0.0.58.159 Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.9.0")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.29.6463")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; M2101K6G) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 trill_340503 BytedanceWebview/d8a21c6")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/en")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 Viber/22.5")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; HLK-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/83.0 Mobile Safari/537.36 SogouMSE,SogouMobileBrowser/5.28.12")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Notion/3.9.0 Chrome/124.0 Electron/30.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Code/1.91.0 Chrome/122.0 Electron/29.4.0 Safari/537.36")]
    public void A_browser_within_an_app_claims_nothing(string userAgent) => Assert.Null(KnownAgents.Of(userAgent));

    [Theory]
    [InlineData("http://bot/")]
    [InlineData("Googlebot/")]
    [InlineData("((((((((")]
    [InlineData("Spider spider.com ")]
    public void A_hostile_text_takes_no_time(string part)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        KnownAgents.Of(string.Concat(Enumerable.Repeat(part, 100_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
