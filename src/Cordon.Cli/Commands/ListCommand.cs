using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Accounts;
using Cordon.Features.Audit;
using Cordon.Features.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class ListCommand
{
    public static Command Make() => new("list", "Print what the store holds, one JSON object a line.")
    {
        Of("accounts", "Accounts, masked, by external id.", (services, cancel) => services.GetRequiredService<StreamAccountsHandler>()
            .HandleAsync(new AccountFilter(), AccountSort.Account, descending: false, cancel)),
        Of("evidence", "Sealed artifacts, in the order they came.", (services, cancel) => services.GetRequiredService<StreamEvidenceHandler>().HandleAsync(cancel)),
        Of("audit", "The audit record, in order.", (services, cancel) => services.GetRequiredService<StreamAuditHandler>().HandleAsync(cancel)),
    };

    private static Command Of<T>(string name, string description, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<T>> rows)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, _, ct) =>
        {
            try
            {
                await CommandOutput.LinesAsync(rows(services, ct), ct);
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
