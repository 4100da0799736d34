using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain.Attribution;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanPreviewCommand
{
    public static Command Make()
    {
        var target = new BanTargetOptions();
        var command = new Command("preview", "Say whom a ban would reach: exact figures. Nothing is changed.");
        target.AddTo(command);
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            if (!(await target.ReadAsync(services, parsed, ct)).Accepted(out var scope, out var refusal)) return CommandOutput.Refuse(refusal);
            var outcome = await services.GetRequiredService<PreviewBanHandler>().HandleAsync(new(scope), ct);
            if (!outcome.Accepted(out var preview, out var refused)) return CommandOutput.Refuse(refused);
            output.Result(Shown(preview), Sentence(preview));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static object Shown(BanPreview preview) => new
    {
        covered = preview.Covered,
        digest = preview.Digest,
        at = preview.At,
        byState = new { named = preview.Named, confirmed = preview.Confirmed, suspected = preview.Suspected, ended = preview.Ended },
        byConfidence = preview.Tenths,
        weakestSignal = preview.Weakest.Select(w => new { signal = w.Kind is { } kind ? SignalRules.Of(kind).Name : null, accounts = w.Accounts }),
        plans = preview.Plans,
        countries = preview.Countries,
        lastActive = new { day = preview.Active[0], week = preview.Active[1], month = preview.Active[2], older = preview.Active[3], never = preview.Active[4] },
        alreadyBanned = preview.AlreadyBanned,
        exempt = preview.Exempt,
        withoutFlag = preview.WithoutFlag,
        paying = preview.Paying,
        sampleSize = preview.SampleSize,
    };

    private static string Sentence(BanPreview preview)
    {
        var sample = preview.SampleSize == 0 ? "No sample has to be judged." : string.Create(CultureInfo.InvariantCulture, $"Before it is proposed, {preview.SampleSize:N0} drawn at random have to be judged: cordon ban sample.");
        return string.Create(CultureInfo.InvariantCulture,
            $"It would cover {preview.Covered:N0} accounts: {preview.Confirmed:N0} confirmed, {preview.Suspected:N0} suspected, {preview.Ended:N0} former, {preview.Named:N0} named. {preview.WithoutFlag:N0} have no flag of their own, {preview.AlreadyBanned:N0} are banned already, {preview.Exempt:N0} exempt from another ban of it, {preview.Paying:N0} with a payment identity. {sample} Digest {preview.Digest}.");
    }
}
