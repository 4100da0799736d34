using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Evidence.HandingOver;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class ExportCommand
{
    public static Command Make() => new("export", "Write what is handed over to others.") { Evidence() };

    private static Command Evidence()
    {
        var evidence = new Option<long[]>("--evidence") { Description = "An item of evidence, by number; may be said several times.", AllowMultipleArgumentsPerToken = true };
        var incident = new Option<long?>("--incident") { Description = "All evidence of an incident, by number." };
        var purpose = new Option<string>("--purpose") { Required = true, Description = "What the package is for; kept in the custody records." };
        var recipient = new Option<string>("--recipient") { Required = true, Description = "Who gets it; kept in the custody records." };
        var target = new Option<FileInfo>("--out") { Required = true, Description = "The ZIP archive to write; there must be none of that name." };
        var command = new Command("evidence", "Hand evidence over: the originals, their custody records and hashes that check them, as a ZIP archive.") { evidence, incident, purpose, recipient, target };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var file = parsed.GetRequiredValue(target);
            if (file.Exists) return CommandOutput.Refuse(new Refusal("export.file-exists", $"There is a file {file.FullName} already. Nothing was handed over. Choose another name."));
            var outcome = await services.GetRequiredService<HandOverEvidenceHandler>().HandleAsync(new HandOverEvidence([.. (parsed.GetValue(evidence) ?? []).Select(id => new EvidenceId(id))],
                parsed.GetValue(incident) is { } number ? new IncidentId(number) : null, parsed.GetRequiredValue(purpose), parsed.GetRequiredValue(recipient)), ct);
            if (!outcome.Accepted(out var package, out var refusal)) return CommandOutput.Refuse(refusal);
            var written = await WriteAsync(package, file, ct);
            output.Result(new { path = file.FullName, written.Files, written.Bytes, written.Digest }, string.Create(CultureInfo.InvariantCulture,
                $"{file.FullName}: {package.Items:N0} items handed over in {written.Files:N0} files, {written.Bytes:N0} bytes, SHA-256 {written.Digest}."));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    /// <summary>Under another name until it is whole.</summary>
    private static async Task<WrittenPackage> WriteAsync(HandOver package, FileInfo file, CancellationToken cancel)
    {
        var half = file.FullName + ".part";
        try
        {
            WrittenPackage written;
            await using (var target = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
            {
                written = await package.WriteAsync(target, cancel);
                target.Flush(flushToDisk: true);
            }
            File.Move(half, file.FullName);
            return written;
        }
        finally
        {
            File.Delete(half);
        }
    }
}
