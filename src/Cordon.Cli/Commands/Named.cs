using System.CommandLine;
using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Bans;

namespace Cordon.Cli.Commands;

/// <summary>Arguments and options that commands on bans and proposals share.</summary>
internal static class Named
{
    public static Argument<BanId> Ban() => new("BAN")
    {
        Description = "A ban's number, such as 31 or B-31.",
        CustomParser = result =>
        {
            if (BanNames.Parse(result.Tokens[0].Value) is { } number) return new BanId(number);
            result.AddError($"{result.Tokens[0].Value} is no ban's number. Write 31 or B-31.");
            return default;
        },
    };

    public static Argument<ProposalId> Proposal() => new("PROPOSAL")
    {
        Description = "A proposal's number, such as 12 or P-12.",
        CustomParser = result =>
        {
            if (BanNames.Parse(result.Tokens[0].Value) is { } number) return new ProposalId(number);
            result.AddError($"{result.Tokens[0].Value} is no proposal's number. Write 12 or P-12.");
            return default;
        },
    };

    public static Option<string> Reason(string description = "Why; kept with your name.") => new("--reason") { Required = true, Description = description };

    /// <summary>A question that is answered yes or no.</summary>
    public static Option<string> YesOrNo(string name, string description)
    {
        var option = new Option<string>(name) { DefaultValueFactory = _ => "no", Description = description };
        option.AcceptOnlyFromAmong("yes", "no");
        return option;
    }

    public static Option<DateTimeOffset?> Instant(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
            result.AddError($"{name}: write an instant such as 2026-09-01T00:00Z.");
            return null;
        },
    };

    public static Option<DateOnly?> Day(string name, string description, bool required = false) => new(name)
    {
        Required = required,
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"{name}: write a day such as 2026-09-01.");
            return null;
        },
    };
}
