using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Attribution;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class AttributeCommand
{
    public static Command Make()
    {
        var command = new Command("attribute", "Derive signals from what is known, and judge every affiliation by its signals.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var outcome = await RunAsync(services, new RunAttribution(), ct);
            if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { result.Accounts, result.Changed, result.Seconds }, Sentence(result));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    public static Task<Outcome<AttributionResult>> RunAsync(IServiceProvider services, RunAttribution command, CancellationToken cancel) =>
        JobBar.ShowAsync("attributing", progress => services.GetRequiredService<RunAttributionHandler>().HandleAsync(command, progress, cancel));

    public static string Sentence(AttributionResult result) => string.Create(CultureInfo.InvariantCulture,
        $"Attribution: {result.Accounts:N0} accounts with signals, {result.Changed:N0} affiliations new or otherwise than before, {result.Seconds:0.0} s.");
}
