using System.CommandLine;
using System.Data.Common;
using Cordon.Cli.Commands;
using Cordon.Features.Hosting;

namespace Cordon.Cli;

/// <summary>The command <c>cordon</c>: what is scripted, through the same handlers that the pages use.</summary>
public static class CordonCommandLine
{
    public static RootCommand Root() => new("Cordon's command line: the same things the console does, for scripts.")
    {
        CommonOptions.Json, CommonOptions.As, CommonOptions.Settings,
        MigrateCommand.Make(), ImportCommand.Make(), DetectCommand.Make(), LinkCommand.Make(), AttributeCommand.Make(), IncidentCommand.Make(), EvidenceCommand.Make(), ExportCommand.Make(),
        BanCommand.Make(), ApproveCommand.Make(), RefuseCommand.Make(), SendBackCommand.Make(), CoSignCommand.Make(), WithdrawCommand.Make(),
        WhyCommand.Make(), ListCommand.Make(), EvaluateCommand.Make(), DemoCommand.Make(),
    };

    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // No response files: a reason may begin with @.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"cordon: {error.Message}");
            await Console.Error.WriteLineAsync("cordon: --help shows what there is.");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (SettingsException settings)
        {
            foreach (var problem in settings.Problems) await Console.Error.WriteLineAsync($"cordon: {problem}");
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("cordon: cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"cordon: {problem.Message}");
            return ExitCode.Refused;
        }
        catch (DbException store)
        {
            await Console.Error.WriteLineAsync(
                $"cordon: store.not-ready: The database did not answer as it should ({store.Message.TrimEnd('.')}). Nothing is half done. If it was never made, or is of an older version, run 'cordon migrate' first.");
            return ExitCode.Refused;
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync($"cordon: this should not have happened; nothing is half done. Please report it with these lines.{Environment.NewLine}{bug}");
            return ExitCode.Refused;
        }
    }
}
