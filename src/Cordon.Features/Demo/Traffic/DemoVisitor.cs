using System.Globalization;

namespace Cordon.Features.Demo.Traffic;

/// <summary>Somebody, or some program, using the service: has a clock of its own and asks for one thing after another.</summary>
internal sealed class DemoVisitor(DemoDay day, DemoAccount account, string address, DateTimeOffset startAt, DemoRandom random, string? agent = null)
{
    private static readonly string[] Releases = ["3f9c1e7a", "b82d04c6"];
    private readonly string _agent = agent ?? account.Habits.Agent;

    public long Ticks { get; private set; } = startAt.UtcTicks;
    public DemoRandom Random { get; } = random;
    public string? Referrer { get; set; }

    public void Wait(double seconds) => Ticks += (long)(seconds * TimeSpan.TicksPerSecond);

    public void At(long utcTicks) => Ticks = utcTicks;

    public int Image(long id, bool cached = false) => Ask(DemoRoute.Image, "/images/" + Text(id), id: id, cached: cached);

    public int Prompt(long id) => Ask(DemoRoute.Prompt, "/api/prompts/" + Text(id), id: id);

    /// <summary>A page of the gallery; what is opened next was found there.</summary>
    public int Gallery(int page, int contest = 0)
    {
        var query = "page=" + Text(page) + (contest > 0 ? "&contest=" + Text(contest) : "");
        var status = Ask(DemoRoute.Gallery, "/gallery", query);
        Referrer = DemoService.Origin + "/gallery?" + query;
        return status;
    }

    public int Job(long id) => Ask(DemoRoute.Job, "/api/jobs/" + Text(id));

    /// <summary>The parts that a browser without a warm cache loads beside a page.</summary>
    public void Parts(int release)
    {
        Wait(Random.Between(0.05, 0.3));
        Ask(DemoRoute.Style, "/assets/app." + Releases[release] + ".css");
        Ask(DemoRoute.Script, "/assets/app." + Releases[release] + ".js");
        Wait(Random.Between(0.05, 0.2));
        Ask(DemoRoute.Font, "/assets/inter.4b1d90aa.woff2");
        Ask(DemoRoute.Icon, "/favicon.ico");
    }

    public void LogIn()
    {
        Ask(DemoRoute.LoginPage, "/login");
        Wait(4 + Random.Pause(8));
        while (Random.Chance(0.08))
        {
            Ask(DemoRoute.Login, "/login", answer: DemoService.WrongPassword(Random));
            Wait(3 + Random.Pause(6));
        }
        Ask(DemoRoute.Login, "/login");
        Wait(Random.Between(0.1, 0.4));
    }

    public int Ask(DemoRoute route, string path, string? query = null, long id = 0, bool cached = false, DemoAnswer? answer = null)
    {
        var given = day.Service.IsBlocked(address, Ticks) ? DemoService.Forbidden(Random) : answer ?? day.Service.Answer(route, id, Ticks, cached, Random);
        day.Add(new DemoRequest(Ticks, account, address, _agent, route, path, query, Referrer, given));
        return given.Status;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
