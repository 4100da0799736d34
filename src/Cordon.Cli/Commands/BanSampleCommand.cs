using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanSampleCommand
{
    public static Command Make()
    {
        var target = new BanTargetOptions();
        var file = new Option<FileInfo>("--out") { Required = true, Description = "The CSV file to write; its column verdict is to be filled with right, wrong or unsure." };
        var command = new Command("sample", "Draw at random whom to judge before a ban is proposed. The same ban over the same accounts has the same sample.") { file };
        target.AddTo(command);
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            if (!(await target.ReadAsync(services, parsed, ct)).Accepted(out var scope, out var refusal)) return CommandOutput.Refuse(refusal);
            var outcome = await services.GetRequiredService<DrawBanSampleHandler>().HandleAsync(new(scope), ct);
            if (!outcome.Accepted(out var sample, out var refused)) return CommandOutput.Refuse(refused);
            var path = parsed.GetRequiredValue(file);
            await using (var stream = path.Create()) await BanSampleCsv.WriteAsync(stream, sample, ct);
            output.Result(new { sample = sample.Id, size = sample.Accounts.Count, covered = sample.Covered, digest = sample.Digest, seed = sample.Seed, path = path.FullName }, string.Create(CultureInfo.InvariantCulture,
                $"{path.FullName}: {sample.Accounts.Count:N0} of {sample.Covered:N0} accounts, drawn with seed {sample.Seed}. Fill the column verdict with right, wrong or unsure, and propose with --judged."));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
