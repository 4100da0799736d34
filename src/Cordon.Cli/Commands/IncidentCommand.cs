using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class IncidentCommand
{
    private const string Suggested = "suggested";

    // As list prints them.
    private static readonly Dictionary<string, IncidentKind> Kinds = Enum.GetValues<IncidentKind>().ToDictionary(k => char.ToLowerInvariant(k.ToString()[0]) + k.ToString()[1..], StringComparer.Ordinal);

    public static Command Make() => new("incident", "Write down what happened to the platform.") { Open() };

    private static Command Open()
    {
        var kind = new Option<string>("--kind") { Required = true, Description = string.Join(", ", Kinds.Keys) + "." };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var title = new Option<string>("--title") { Required = true, Description = "What happened, in a few words." };
        var from = Instant("--from", "The first minute, such as 2026-02-28T23:40Z; UTC where no zone is named.");
        var to = Instant("--to", "The first minute after it.");
        var service = new Option<string?>("--service") { Description = "What was affected." };
        var accounts = new Option<string?>("--accounts") { Description = "Who took part: 'suggested', or a file with one external id a line." };
        var command = new Command("open", "Open an incident; --accounts also confirms who took part.") { kind, title, from, to, service, accounts };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, (services, output, ct) =>
            OpenAsync(services, output, new(Kinds[parsed.GetValue(kind)!], parsed.GetValue(title)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(service)), parsed.GetValue(accounts), ct), cancel));
        return command;
    }

    private static async Task<int> OpenAsync(IServiceProvider services, CommandOutput output, IncidentFacts facts, string? accounts, CancellationToken cancel)
    {
        // Read before anything is written: a file that is not there leaves no incident behind.
        var named = accounts is null or Suggested ? null : (await File.ReadAllLinesAsync(accounts, cancel)).Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => new ChosenAccount(line)).ToList();
        if (!(await services.GetRequiredService<OpenIncidentHandler>().HandleAsync(new(facts), cancel)).Accepted(out var incident, out var refusal)) return CommandOutput.Refuse(refusal);
        if (accounts == Suggested)
        {
            if (!(await services.GetRequiredService<SuggestParticipantsHandler>().HandleAsync(new(incident), cancel)).Accepted(out var suggestion, out var notSuggested)) return Half(incident, notSuggested);
            named = [.. suggestion.Suggested.Select(a => new ChosenAccount(a.Account, a.Requests, a.Before))];
        }
        var added = 0;
        if (named is { Count: > 0 } && !(await services.GetRequiredService<AddIncidentAccountsHandler>().HandleAsync(new(incident, named), cancel)).Accepted(out added, out var notAdded)) return Half(incident, notAdded);
        if (!(await services.GetRequiredService<GetIncidentHandler>().HandleAsync(new(incident), cancel)).Accepted(out var view, out var notRead)) return CommandOutput.Refuse(notRead);
        output.Result(new
        {
            incident = view.Id,
            kind = view.Facts.Kind,
            title = view.Facts.Title,
            from = view.Facts.FromAt,
            to = view.Facts.ToAt,
            status = view.Facts.Status,
            requests = view.Platform.Requests,
            requestsBefore = view.Platform.Before,
            accounts = view.Accounts.Select(a => new { account = a.Account, requests = a.Requests, requestsBefore = a.Before }),
        }, string.Create(CultureInfo.InvariantCulture, $"Incident {view.Id} is open. {added:N0} accounts took part: {view.AccountRequests:N0} of {view.Platform.Requests:N0} requests."));
        return ExitCode.Done;
    }

    private static int Half(IncidentId incident, Refusal refusal)
    {
        CommandOutput.Say(string.Create(CultureInfo.InvariantCulture, $"cordon: incident {incident.Value} is open, and nobody is confirmed for it yet."));
        return CommandOutput.Refuse(refusal);
    }

    private static Option<DateTimeOffset> Instant(string name, string description) => new(name)
    {
        Required = true,
        Description = description,
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
            result.AddError($"{name}: write an instant such as 2026-02-28T23:40Z.");
            return default;
        },
    };
}
