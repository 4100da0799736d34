using System.Globalization;

namespace Cordon.Web.Shared;

/// <summary>How long something takes, roughly: the two largest units.</summary>
public static class Duration
{
    public static string Text(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "less than 1 s",
        { TotalMinutes: < 1 } => Say($"{(int)span.TotalSeconds} s"),
        { TotalHours: < 1 } => span.Seconds == 0 ? Say($"{span.Minutes} min") : Say($"{span.Minutes} min {span.Seconds} s"),
        _ => Say($"{(int)span.TotalHours} h {span.Minutes} min"),
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
