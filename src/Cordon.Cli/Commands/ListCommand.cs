using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Accounts;
using Cordon.Features.Attribution;
using Cordon.Features.Audit;
using Cordon.Features.Bans;
using Cordon.Features.Detection;
using Cordon.Features.Enforcement;
using Cordon.Features.Evidence;
using Cordon.Features.Incidents;
using Cordon.Features.Linking;
using Cordon.Features.Organizations;
using Cordon.Features.Organizations.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class ListCommand
{
    public static Command Make() => new("list", "Print what the store holds, one JSON object a line.")
    {
        Of("accounts", "Accounts, masked, by external id.", (services, cancel) => services.GetRequiredService<StreamAccountsHandler>()
            .HandleAsync(new AccountFilter(), AccountSort.Account, descending: false, cancel)),
        Flags(),
        Of("clusters", "Clusters with what joins their accounts, and the hubs they are on.", (services, cancel) => services.GetRequiredService<StreamClustersHandler>().HandleAsync(cancel)),
        Of("organizations", "Organizations with what they are known by, and how many accounts stand in which state towards them.",
            (services, cancel) => services.GetRequiredService<StreamOrganizationsHandler>().HandleAsync(cancel)),
        Leads(),
        Affiliations(),
        Of("incidents", "Incidents, by number: when, of what kind, who took part and what they rest on.", (services, cancel) => services.GetRequiredService<StreamIncidentsHandler>().HandleAsync(cancel)),
        Of("evidence", "Sealed artifacts, in the order they came.", (services, cancel) => services.GetRequiredService<StreamEvidenceHandler>().HandleAsync(cancel)),
        Due("bans", "Bans, by number: whom they mean, from when to when, by which clause, and whom they cover now.", (services, cancel) => services.GetRequiredService<StreamBansHandler>().HandleAsync(cancel)),
        Due("proposals", "Proposals of bans, lifts and exemptions, by number, with what came of them.", (services, cancel) => services.GetRequiredService<StreamProposalsHandler>().HandleAsync(cancel)),
        Due("changes", "The change feed, in order: from now on the account is banned, or allowed.", (services, cancel) => services.GetRequiredService<StreamChangesHandler>().HandleAsync(cancel)),
        Of("audit", "The audit record, in order.", (services, cancel) => services.GetRequiredService<StreamAuditHandler>().HandleAsync(cancel)),
    };

    private static Command Flags()
    {
        var all = new Option<bool>("--all") { Description = "Also the dismissed and the superseded." };
        return Of("flags", "Flags with reason and figures: those that stand and nobody dismissed.",
            (services, parsed, cancel) => services.GetRequiredService<StreamFlagsHandler>().HandleAsync(parsed.GetValue(all), cancel), all);
    }

    private static Command Leads()
    {
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "json", Description = "json: one object a line; mastodon: CSV as Mastodon imports it." };
        format.AcceptOnlyFromAmong("json", "mastodon");
        var command = Of("leads", "Leads: organizations known elsewhere, by domain.", (services, _, cancel) => services.GetRequiredService<StreamLeadsHandler>().HandleAsync(cancel), format);
        var lines = command.Action!;
        command.SetAction((parsed, cancel) => parsed.GetValue(format) == "mastodon" ? CommandHost.RunAsync(parsed, ExportAsync, cancel) : ((AsynchronousCommandLineAction)lines).InvokeAsync(parsed, cancel));
        return command;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, CommandOutput output, CancellationToken cancel)
    {
        if (!(await services.GetRequiredService<ExportLeadsHandler>().HandleAsync(new ExportLeads(), cancel)).Accepted(out var write, out var refusal)) return CommandOutput.Refuse(refusal);
        await using var target = Console.OpenStandardOutput();
        await write(target, cancel);
        return ExitCode.Done;
    }

    private static Command Affiliations()
    {
        var on = new Option<DateOnly?>("--on") { Description = "Only those that held on this day, yyyy-MM-dd." };
        var known = new Option<DateOnly?>("--known") { Description = "As it was believed at the end of this day, yyyy-MM-dd." };
        return Of("affiliations", "Who belongs to which organization, and how sure that is.",
            (services, parsed, cancel) => services.GetRequiredService<StreamAffiliationsHandler>().HandleAsync(parsed.GetValue(on), parsed.GetValue(known), cancel), on, known);
    }

    /// <summary>A list that tells of bans: what is due by itself is carried out before.</summary>
    private static Command Due<T>(string name, string description, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<T>> rows)
    {
        return Of(name, description, (services, cancel) => Then(services, cancel));

        async IAsyncEnumerable<T> Then(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
        {
            await DueFirst.CarryOutAsync(services, cancel);
            await foreach (var row in rows(services, cancel)) yield return row;
        }
    }

    private static Command Of<T>(string name, string description, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<T>> rows) =>
        Of(name, description, (services, _, cancel) => rows(services, cancel));

    private static Command Of<T>(string name, string description, Func<IServiceProvider, ParseResult, CancellationToken, IAsyncEnumerable<T>> rows, params Option[] options)
    {
        var command = new Command(name, description);
        foreach (var option in options) command.Add(option);
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, _, ct) =>
        {
            try
            {
                await CommandOutput.LinesAsync(rows(services, parsed, ct), ct);
                return ExitCode.Done;
            }
            catch (RefusedException refused)
            {
                return CommandOutput.Refuse(refused.Refusal);
            }
        }, cancel));
        return command;
    }
}
