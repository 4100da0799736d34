using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanUndoCommand
{
    public static Command Make()
    {
        var (ban, reason) = (Named.Ban(), Named.Reason());
        var command = new Command("undo", "Take back a ban that you approved, right after it was applied.") { ban, reason };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
        {
            if (!(await services.GetRequiredService<UndoBanHandler>().HandleAsync(new(parsed.GetValue(ban), parsed.GetRequiredValue(reason)), ct)).Accepted(out var undone, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { ban = undone.Ban.Value, freed = undone.Freed, sequence = undone.Sequence }, string.Create(CultureInfo.InvariantCulture, $"{BanNames.Of(undone.Ban)} is taken back. {undone.Freed:N0} accounts were set free."));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
