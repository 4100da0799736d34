using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Linking;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class LinkCommand
{
    public static Command Make()
    {
        var command = new Command("link", "Link the accounts that are due, and write clusters.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var outcome = await RunAsync(services, new RunLinking(), ct);
            if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { result.Accounts, result.Changed, result.Suggestions, result.Seconds }, Sentence(result));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    public static Task<Outcome<LinkingResult>> RunAsync(IServiceProvider services, RunLinking command, CancellationToken cancel) =>
        JobBar.ShowAsync("linking", progress => services.GetRequiredService<RunLinkingHandler>().HandleAsync(command, progress, cancel));

    public static string Sentence(LinkingResult result) => string.Create(CultureInfo.InvariantCulture,
        $"Linking: {result.Accounts:N0} accounts looked at, {result.Changed:N0} in another cluster, {result.Seconds:0.0} s.");
}
