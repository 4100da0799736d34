using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain.Imports;
using Cordon.Features.Detection;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class ImportCommand
{
    public static Command Make() => new("import", "Take files in. The same content again changes nothing.")
    {
        Kind("accounts", "Accounts as CSV or NDJSON: external_id, username, display_name, email, email_verified, plan, country, created_at.", ImportKind.Accounts),
        Kind("requests", "Request logs, recognised by content, plain or gzip.", ImportKind.Requests),
        Kind("activity", "Minutes of activity as NDJSON, condensed by the platform's own warehouse: docs/activity.md.", ImportKind.Activity),
    };

    private static Command Kind(string name, string description, ImportKind kind)
    {
        var files = new Argument<FileInfo[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { files };
        var noDetect = new Option<bool>("--no-detect") { Description = "Do not run the detectors afterwards." };
        if (kind != ImportKind.Accounts) command.Add(noDetect);
        Option<string>? identifyBy = null;
        if (kind == ImportKind.Requests)
        {
            identifyBy = new Option<string>("--identify-by") { DefaultValueFactory = _ => "user", Description = "What makes an account: user, ip or ip+agent." };
            identifyBy.AcceptOnlyFromAmong("user", "ip", "ip+agent");
            command.Add(identifyBy);
        }
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var by = identifyBy is null ? null : IdentifyByText.Parse(parsed.GetValue(identifyBy));
            var (code, detect) = (ExitCode.Done, kind != ImportKind.Accounts && !parsed.GetValue(noDetect));
            foreach (var file in parsed.GetRequiredValue(files))
                code = Math.Max(code, await RunAsync(services, output, kind, file, by, detect, ct));
            return detect ? Math.Max(code, await DetectAsync(services, ct)) : code;
        }, cancel));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CommandOutput output, ImportKind kind, FileInfo file, IdentifyBy? by, bool detect, CancellationToken cancel)
    {
        if (!file.Exists) return CommandOutput.Refuse(new("import.no-file", $"There is no file {file.FullName}. Nothing was stored."));
        var watch = Stopwatch.StartNew();
        var import = services.GetRequiredService<RunImportHandler>();
        var outcome = await JobBar.ShowAsync(file.Name, progress =>
            import.HandleAsync(new RunImport(kind, file.FullName, file.Name, by, "command-line", detect), progress, cancel));
        if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
        output.Result(
            new
            {
                file = file.Name,
                result.Sha256,
                result.Format,
                result.Lines,
                result.Accepted,
                result.Rejected,
                rejects = result.Rejects.Select(r => new { r.Line, r.Reason, r.Text }),
                result.AlreadyImported,
                result.AccountsCreated,
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
            },
            Sentence(file.Name, result));
        return ExitCode.Done;
    }

    /// <summary>Runs the detectors where the import left a run waiting; it goes to standard error, where it is in nobody's way.</summary>
    private static async Task<int> DetectAsync(IServiceProvider services, CancellationToken cancel)
    {
        var outcome = await DetectCommand.RunAsync(services, new RunDetection(IfQueued: true), cancel);
        if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
        if (result != DetectionResult.None) CommandOutput.Say(DetectCommand.Sentence(result));
        return ExitCode.Done;
    }

    private static string Sentence(string file, ImportResult result) => result.AlreadyImported
        ? $"{file}: this content was imported before; nothing was changed."
        : string.Create(CultureInfo.InvariantCulture,
            $"{file}: {result.Accepted:N0} of {result.Lines:N0} lines accepted, {result.Rejected:N0} rejected, {result.AccountsCreated:N0} accounts new ({result.Format}).");
}
