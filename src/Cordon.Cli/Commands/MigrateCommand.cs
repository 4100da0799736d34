using System.CommandLine;
using Cordon.Features.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Create the database, or bring it up to date.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var accounts = await services.GetRequiredService<MigrateStoreHandler>().HandleAsync(ct);
            output.Result(new { accounts }, "The database is up to date.");
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
