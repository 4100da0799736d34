using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Tries to get in, again and again.</summary>
public sealed class TriesToLogIn : Detector
{
    public override string Rule => "tries-to-log-in";
    public override string Title => "Tries to log in again and again";
    public override string LooksFor =>
        "What is sent to a place where people sign in (by its name: login, session, token …), and what such places and staff doors (admin …) refuse with 401 or 403, at one " +
        "route within one hour or day (UTC).";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("hour", "Tries within one hour", 15, 5, 1_000, 1),
        new("day", "Or within one day (UTC)", 40, 10, 5_000, 5),
    ];

    public override Finding? Judge(in Judged account) =>
        Judge(account, account.Profile.LogInHour, account["hour"], "hour") ?? Judge(account, account.Profile.LogInDay, account["day"], "day");

    private Finding? Judge(in Judged account, in LogIns logIns, double least, string period) => logIns.Tries < least ? null : new(
        Rule, Score.Of(logIns.Tries, least, least * 20),
        $"tried {Words.Count(logIns.Tries)} times to get in at {account.Routes.Find(logIns.Route)?.Text ?? "one place"} within {Words.Minutes(logIns.From, logIns.To)}; " +
        $"{(logIns.Refused == 0 ? "no answer said that it was refused" : $"{Words.Count(logIns.Refused, "try was", "tries were")} refused")}",
        [new($"tries in the {period}", logIns.Tries, least), new("refused", logIns.Refused)], Words.At(logIns.From), Words.At(logIns.To));
}
