using System.CommandLine;
using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

/// <summary>Whom a ban would reach, as its commands ask for it.</summary>
internal sealed class BanTargetOptions
{
    private readonly Option<string?> _organization = new("--organization") { Description = "Whoever belongs to it: a name, an alias, a domain or a number." };
    private readonly Option<FileInfo?> _accounts = new("--accounts") { Description = "The accounts in a file: one external id a line, or CSV with a column account." };
    private readonly Option<long?> _cluster = new("--cluster") { Description = "The accounts of a cluster, by number." };
    private readonly Option<bool> _subsidiaries = new("--subsidiaries") { Description = "Also whoever belongs to an organization below it." };
    private readonly Option<double?> _threshold = new("--threshold") { Description = "Also suspected people from this confidence on, 0.5 to 1; without it, confirmed people only." };
    private readonly Option<bool> _former = new("--former") { Description = "Also former members who belonged to it during an incident that is named." };
    private readonly Option<bool> _noJoiners = new("--no-joiners") { Description = "Not whoever is found to belong to it after the ban began." };
    private readonly Option<long[]> _incidents = new("--incident") { Description = "An incident that it rests on, by number; may be said several times.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<DateTimeOffset?> _from = Instant("--from", "When it begins, such as 2026-03-11T08:00Z; UTC where no zone is named. Without it: at once.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _organization, _accounts, _cluster, _subsidiaries, _threshold, _former, _noJoiners, _incidents, _from }) command.Add(option);
        command.Validators.Add(result =>
        {
            var targets = (result.GetValue(_organization) is null ? 0 : 1) + (result.GetValue(_accounts) is null ? 0 : 1) + (result.GetValue(_cluster) is null ? 0 : 1);
            if (targets != 1) result.AddError("Name one target: --organization, --accounts or --cluster.");
            else if (result.GetValue(_organization) is null && (result.GetValue(_subsidiaries) || result.GetValue(_former) || result.GetValue(_threshold) is not null))
                result.AddError("--subsidiaries, --threshold and --former go with --organization.");
        });
    }

    /// <exception cref="IOException">The file of accounts cannot be read.</exception>
    public async Task<Outcome<BanScope>> ReadAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        IReadOnlyList<string> names = [];
        if (parsed.GetValue(_accounts) is { } file)
        {
            await using var content = file.OpenRead();
            if (!BanLists.Accounts(await BanLists.ReadAsync(content, cancel)).Accepted(out var listed, out var unreadable)) return unreadable;
            names = listed;
        }
        var query = new FindBanTarget(parsed.GetValue(_organization), names, parsed.GetValue(_cluster) is { } cluster ? new ClusterId(cluster) : null);
        if (!(await services.GetRequiredService<FindBanTargetHandler>().HandleAsync(query, cancel)).Accepted(out var target, out var refusal)) return refusal;
        var rule = target.Organization is { } organization
            ? new BanRule(BanTarget.Organization, new(organization.Id), parsed.GetValue(_subsidiaries), parsed.GetValue(_threshold), parsed.GetValue(_former), !parsed.GetValue(_noJoiners))
            : BanRule.OfAccounts;
        return new BanScope(rule, target.Accounts, [.. (parsed.GetValue(_incidents) ?? []).Distinct().Select(i => new IncidentId(i))], parsed.GetValue(_from));
    }

    public static Option<DateTimeOffset?> Instant(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
            result.AddError($"{name}: write an instant such as 2026-02-28T23:40Z.");
            return null;
        },
    };
}
