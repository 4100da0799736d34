using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Verifying;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class EvidenceCommand
{
    public static Command Make() => new("evidence", "Seal files as evidence, and verify what is sealed.") { Add(), Verify() };

    private static Command Add()
    {
        var files = new Argument<FileInfo[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var origin = new Option<string?>("--origin") { Description = "Where the files come from, in words." };
        var reason = new Option<string?>("--reason") { Description = "Why they are collected." };
        var incident = new Option<long?>("--incident") { Description = "The incident that rests on them, by number." };
        var supersedes = new Option<long?>("--supersedes") { Description = "The item that the file stands in the place of, by number; goes with one file." };
        var command = new Command("add", "Seal files as evidence. The same bytes twice are kept once.") { files, origin, reason, incident, supersedes };
        command.Validators.Add(result =>
        {
            if (result.GetValue(supersedes) is not null && result.GetValue(files) is { Length: > 1 }) result.AddError("--supersedes goes with one file.");
        });
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var (code, added) = (ExitCode.Done, new List<AddedEvidence>());
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var outcome = await AddAsync(services, new AddEvidence(file.FullName, file.Name, "command-line", parsed.GetValue(origin), parsed.GetValue(reason),
                    parsed.GetValue(supersedes) is { } item ? new EvidenceId(item) : null, parsed.GetValue(incident) is { } number ? new IncidentId(number) : null), ct);
                if (outcome.Accepted(out var one, out var refusal))
                {
                    added.Add(one);
                    if (!output.Json) output.Result(one, Sentence(one));
                }
                else code = Math.Max(code, CommandOutput.Refuse(refusal));
            }
            if (output.Json) output.Result(new { evidence = added.Select(Shown) }, "");
            return code;
        }, cancel));
        return command;
    }

    private static async Task<Outcome<AddedEvidence>> AddAsync(IServiceProvider services, AddEvidence command, CancellationToken cancel)
    {
        if (!File.Exists(command.Path)) return new Refusal("evidence.no-file", $"There is no file {command.Path}. Nothing was stored.");
        return await JobBar.ShowAsync(command.FileName, progress => services.GetRequiredService<AddEvidenceHandler>().HandleAsync(command, progress, cancel));
    }

    private static Command Verify()
    {
        var command = new Command("verify", "Hash every sealed artifact anew, and name what is missing, altered or orphaned. Exit code 3 if anything is.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var verify = services.GetRequiredService<VerifyEvidenceHandler>();
            var outcome = await JobBar.ShowAsync("verifying", progress => verify.HandleAsync(new VerifyEvidence(), progress, ct));
            if (!outcome.Accepted(out var found, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { found.Checked, found.Bytes, found.Missing, found.Altered, found.Orphaned, found.Seconds }, Sentence(found));
            return found.IsWhole ? ExitCode.Done : ExitCode.IntegrityFailed;
        }, cancel));
        return command;
    }

    private static object Shown(AddedEvidence item) => new { id = item.Id.Value, item.Sha256, size = item.SizeBytes, item.MediaType, item.Name, item.AlreadyThere, item.Note };

    private static string Sentence(AddedEvidence item) => string.Create(CultureInfo.InvariantCulture,
        $"{item.Name}: sealed as E-{item.Id.Value}, {item.SizeBytes:N0} bytes of {item.MediaType}, SHA-256 {item.Sha256}.{(item.Note is null ? "" : $" Note: {item.Note}.")}{(item.AlreadyThere ? " The same bytes were there already; they are kept once." : "")}");

    private static string Sentence(VerifiedEvidence found)
    {
        var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{found.Checked:N0} artifacts, {found.Bytes:N0} bytes hashed in {found.Seconds:0.0} s: {(found.IsWhole ? "all as they were sealed." : "not as it should be.")}") };
        lines.AddRange(found.Missing.Select(sha256 => $"missing   {sha256}"));
        lines.AddRange(found.Altered.Select(sha256 => $"altered   {sha256}"));
        lines.AddRange(found.Orphaned.Select(path => $"orphaned  {path}"));
        return string.Join(Environment.NewLine, lines);
    }
}
