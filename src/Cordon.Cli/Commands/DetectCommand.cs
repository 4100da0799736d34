using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Detection;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class DetectCommand
{
    public static Command Make()
    {
        var command = new Command("detect", "Run the detectors over all accounts that are due, and write flags.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var outcome = await RunAsync(services, new RunDetection(), ct);
            if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { result.Accounts, result.Changed, result.Seconds }, Sentence(result));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    public static Task<Outcome<DetectionResult>> RunAsync(IServiceProvider services, RunDetection command, CancellationToken cancel) =>
        JobBar.ShowAsync("detection", progress => services.GetRequiredService<RunDetectionHandler>().HandleAsync(command, progress, cancel));

    public static string Sentence(DetectionResult result) => string.Create(CultureInfo.InvariantCulture,
        $"Detection: {result.Accounts:N0} accounts looked at, {result.Changed:N0} flags written or superseded, {result.Seconds:0.0} s.");
}
