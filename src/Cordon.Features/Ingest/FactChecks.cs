namespace Cordon.Features.Ingest;

/// <summary>What fields of several kinds of file are checked for. Each answers with what is wrong and what to do, and never with the value.</summary>
internal static class FactChecks
{
    public static string? Longer(string name, string? value, int most) => value?.Length > most ? $"{name} is longer than {most} characters" : null;

    public static string? Country(string name, string? value) =>
        value is null || (value.Length == 2 && value.All(char.IsAsciiLetter)) ? null : $"{name} is not a two-letter country code such as DE; leave it empty where it is not known";

    public static string? Time(string name, string? value) =>
        value is null || FactTime.TryParse(value, out _) ? null : $"{name} is not a time; write it as 2024-03-01T10:00:00Z";

    /// <param name="latest">A sighting that claims to come after it is none.</param>
    public static string? Seen(string? first, string? last, DateTimeOffset latest)
    {
        if (Time("first_seen", first) is { } firstWrong) return firstWrong;
        if (Time("last_seen", last) is { } lastWrong) return lastWrong;
        var (from, to) = Sighting(first, last);
        if (to < from) return "last_seen lies before first_seen; exchange them";
        return to > latest ? "last_seen lies in the future; check the clock or the time zone it was written with" : null;
    }

    /// <summary>When it was seen first and last: where one of both is missing they are the same, where both are, it is not known.</summary>
    /// <returns><see cref="Domain.Accounts.Account.NotSeen"/> twice where it is not known.</returns>
    public static (DateTimeOffset First, DateTimeOffset Last) Sighting(string? first, string? last)
    {
        var from = first is not null && FactTime.TryParse(first, out var at) ? at : (DateTimeOffset?)null;
        var to = last is not null && FactTime.TryParse(last, out at) ? at : (DateTimeOffset?)null;
        return (from ?? to ?? Domain.Accounts.Account.NotSeen, to ?? from ?? Domain.Accounts.Account.NotSeen);
    }
}
