using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Features.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class DemoCommand
{
    public static Command Make()
    {
        var accounts = new Option<int>("--accounts") { DefaultValueFactory = _ => LoadDemo.DefaultAccounts, Description = "How many accounts the world has." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Another number, another world." };
        var until = new Option<string>("--until") { DefaultValueFactory = _ => "all", Description = "Where the story stops: facts, incident, ban or all." };
        until.AcceptOnlyFromAmong("facts", "incident", "ban", "all");
        var command = new Command("demo", "Load the demo case into an empty store.") { accounts, seed, until };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var demo = new LoadDemo(parsed.GetValue(accounts), parsed.GetValue(seed), parsed.GetValue(until) switch
            {
                "facts" => DemoUntil.Facts,
                "incident" => DemoUntil.Incident,
                "ban" => DemoUntil.Ban,
                _ => DemoUntil.All,
            });
            var outcome = await JobBar.ShowAsync("demo case", progress => services.GetRequiredService<LoadDemoHandler>().HandleAsync(demo, progress, ct));
            if (!outcome.Accepted(out var count, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { accounts = count }, string.Create(CultureInfo.InvariantCulture, $"The demo case is loaded: {count:N0} accounts."));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
