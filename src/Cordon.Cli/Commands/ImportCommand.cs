using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Privacy;
using Cordon.Features.Attribution;
using Cordon.Features.Detection;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Features.Organizations.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class ImportCommand
{
    public static Command Make() => new("import", "Take files in. The same content again changes nothing.")
    {
        Kind("accounts", "Accounts as CSV or NDJSON: external_id, username, display_name, email, email_verified, plan, country, created_at.", ImportKind.Accounts),
        Kind("payments", "Payment identities of accounts as CSV, NDJSON, or Stripe's objects: account_external_id, kind, fingerprint, ... (docs/linking.md).", ImportKind.Payments),
        Kind("devices", "Devices of accounts as CSV or NDJSON: account_external_id, device_id, name, first_seen, last_seen.", ImportKind.Devices),
        Kind("organizations", "Organizations as CSV, NDJSON or a JSON array: name, aliases, domains, networks, parent, country, notes (docs/organizations.md).", ImportKind.Organizations),
        Kind("signals", "Signals of affiliations as CSV or NDJSON: account_external_id, organization, kind, value, source, observed_at (docs/organizations.md).", ImportKind.Signals),
        Kind("blocklist", "Organizations known elsewhere, as leads: a list of blocked domains as Mastodon exports it.", ImportKind.Blocklist),
        Kind("requests", "Request logs, recognised by content, plain or gzip.", ImportKind.Requests),
        Kind("activity", "Minutes of activity as NDJSON, condensed by the platform's own warehouse: docs/activity.md.", ImportKind.Activity),
    };

    private static Command Kind(string name, string description, ImportKind kind)
    {
        var files = new Argument<FileInfo[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { files };
        var isActivity = kind is ImportKind.Requests or ImportKind.Activity;
        var after = kind switch
        {
            ImportKind.Requests or ImportKind.Activity => new Option<bool>("--no-detect") { Description = "Do not run the detectors afterwards." },
            ImportKind.Organizations or ImportKind.Signals => new Option<bool>("--no-attribute") { Description = "Do not work out affiliations afterwards." },
            _ => new Option<bool>("--no-link") { Description = "Do not link accounts, nor work out affiliations, afterwards." },
        };
        var preview = new Option<bool>("--preview") { Description = "Say what the import would come to, and store nothing." };
        // Leads attribute nobody.
        if (kind != ImportKind.Blocklist) command.Add(after);
        if (!isActivity) command.Add(preview);
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
            var (code, onward) = (ExitCode.Done, kind != ImportKind.Blocklist && !parsed.GetValue(after));
            if (!isActivity && parsed.GetValue(preview))
            {
                foreach (var file in parsed.GetRequiredValue(files))
                    code = Math.Max(code, kind == ImportKind.Blocklist ? await PreviewListAsync(services, output, file, ct) : await PreviewAsync(services, output, kind, file, ct));
                return code;
            }
            foreach (var file in parsed.GetRequiredValue(files))
                code = Math.Max(code, await RunAsync(services, output, kind, file, by, onward, ct));
            if (!onward) return code;
            if (isActivity) return Math.Max(code, await DetectAsync(services, ct));
            if (kind is ImportKind.Accounts or ImportKind.Payments or ImportKind.Devices) code = Math.Max(code, await LinkAsync(services, ct));
            return Math.Max(code, await AttributeAsync(services, ct));
        }, cancel));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CommandOutput output, ImportKind kind, FileInfo file, IdentifyBy? by, bool onward, CancellationToken cancel)
    {
        if (!file.Exists) return CommandOutput.Refuse(NoFile(file));
        var watch = Stopwatch.StartNew();
        var import = services.GetRequiredService<RunImportHandler>();
        var outcome = await JobBar.ShowAsync(file.Name, progress =>
            import.HandleAsync(new RunImport(kind, file.FullName, file.Name, by, "command-line", onward), progress, cancel));
        if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
        Print(output, file, result, watch, Sentence(kind, file.Name, result));
        return ExitCode.Done;
    }

    private static async Task<int> PreviewAsync(IServiceProvider services, CommandOutput output, ImportKind kind, FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists) return CommandOutput.Refuse(NoFile(file));
        var watch = Stopwatch.StartNew();
        var outcome = await services.GetRequiredService<PreviewFactsHandler>().HandleAsync(new PreviewFacts(kind, file.FullName), cancel);
        if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
        Print(output, file, result, watch, string.Create(CultureInfo.InvariantCulture,
            $"{file.Name}: {result.Accepted:N0} of {result.Lines:N0} rows would be accepted, {result.Rejected:N0} rejected, {(result.OrganizationsNew is { } organizations ? $"{organizations:N0} organizations" : $"{result.AccountsCreated:N0} accounts")} new ({result.Format}).{(result.AlreadyImported ? " This content was imported before." : "")} Nothing was stored."));
        return ExitCode.Done;
    }

    /// <summary>What each line would do, one JSON object a line where objects are wanted.</summary>
    private static async Task<int> PreviewListAsync(IServiceProvider services, CommandOutput output, FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists) return CommandOutput.Refuse(NoFile(file));
        var outcome = await services.GetRequiredService<PreviewBlocklistHandler>().HandleAsync(new PreviewBlocklist(file.FullName), cancel);
        if (!outcome.Accepted(out var preview, out var refusal)) return CommandOutput.Refuse(refusal);
        var (fresh, there, refused) = (preview.Count(LeadVerdict.New), preview.Count(LeadVerdict.AlreadyThere), preview.Count(LeadVerdict.Refused));
        var lines = preview.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: {LeadWords.Say(row)}"));
        output.Result(
            new
            {
                file = CardNumber.Mask(file.Name),
                preview.Format,
                lines = preview.Rows.Count,
                @new = fresh,
                alreadyThere = there,
                refused,
                rows = preview.Rows.Select(r => new { r.Line, verdict = LeadWords.Verdict(r.Verdict), r.Domain, r.Severity, r.Comment, r.Organization, r.OrganizationName, r.Accounts, r.Reason, r.Text }),
            },
            string.Create(CultureInfo.InvariantCulture, $"{string.Concat(lines.Select(line => line + Environment.NewLine))}{file.Name}: {fresh:N0} of {preview.Rows.Count:N0} rows would become leads, {there:N0} are there already, {refused:N0} are refused. Nothing was stored."));
        return ExitCode.Done;
    }

    private static Refusal NoFile(FileInfo file) => new("import.no-file", $"There is no file {file.FullName}. Nothing was stored.");

    private static void Print(CommandOutput output, FileInfo file, ImportResult result, Stopwatch watch, string sentence) => output.Result(
        new
        {
            file = CardNumber.Mask(file.Name),
            result.Sha256,
            result.Format,
            result.Lines,
            result.Accepted,
            result.Rejected,
            rejects = result.Rejects.Select(r => new { r.Line, r.Reason, r.Text }),
            result.AlreadyImported,
            result.AccountsCreated,
            result.OrganizationsNew,
            result.LeadsNew,
            seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
        },
        sentence);

    /// <summary>Links accounts where the import left a run waiting; it goes to standard error, where it is in nobody's way.</summary>
    private static async Task<int> LinkAsync(IServiceProvider services, CancellationToken cancel)
    {
        var outcome = await LinkCommand.RunAsync(services, new RunLinking(IfQueued: true), cancel);
        if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
        if (result != LinkingResult.None) CommandOutput.Say(LinkCommand.Sentence(result));
        return ExitCode.Done;
    }

    /// <summary>Attributes accounts where the import, or linking, left a run waiting; it goes to standard error, where it is in nobody's way.</summary>
    private static async Task<int> AttributeAsync(IServiceProvider services, CancellationToken cancel)
    {
        var run = services.GetRequiredService<RunAttributionHandler>();
        var outcome = await JobBar.ShowAsync("attributing", progress => run.HandleAsync(new RunAttribution(IfQueued: true), progress, cancel));
        if (!outcome.Accepted(out var result, out var refusal)) return CommandOutput.Refuse(refusal);
        if (result != AttributionResult.None)
            CommandOutput.Say(string.Create(CultureInfo.InvariantCulture, $"Attributed {result.Accounts:N0} accounts with signals: {result.Changed:N0} affiliations are new or changed."));
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

    private static string After(ImportKind kind, ImportResult result) => kind switch
    {
        ImportKind.Organizations => "",
        ImportKind.Blocklist => string.Create(CultureInfo.InvariantCulture, $", {result.LeadsNew:N0} leads new, {result.Accepted - result.LeadsNew:N0} there already"),
        _ => string.Create(CultureInfo.InvariantCulture, $", {result.AccountsCreated:N0} accounts new"),
    };

    private static string Sentence(ImportKind kind, string file, ImportResult result) => result.AlreadyImported
        ? $"{file}: this content was imported before; nothing was changed."
        : string.Create(CultureInfo.InvariantCulture,
            $"{file}: {result.Accepted:N0} of {result.Lines:N0} lines accepted, {result.Rejected:N0} rejected{After(kind, result)} ({result.Format}).");
}
