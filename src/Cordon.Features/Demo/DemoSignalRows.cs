using System.Globalization;
using Cordon.Domain.Attribution;

namespace Cordon.Features.Demo;

/// <summary>What the platform's mail service, customers and staff tell of employers: right, dated, and for those who left, old.</summary>
internal sealed class DemoSignalRows(DemoWorld world)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(world.Calendar.TrafficUntil.UtcDateTime);

    public static IReadOnlyList<string> Columns { get; } = ["account_external_id", "organization", "kind", "value", "source", "observed_at"];

    public IEnumerable<string?[]> Rows()
    {
        for (var index = 0; index < world.Accounts.Count; index++)
        {
            var random = DemoRandom.For(world.Seed, DemoStream.Signals, index);
            foreach (var row in Of(world.Accounts[index], random)) yield return row;
        }
    }

    private IEnumerable<string?[]> Of(DemoAccount account, DemoRandom random)
    {
        foreach (var job in account.Person.Employments)
        {
            var isOwnMail = account.Signals.HasFlag(DemoSignals.VerifiedCorporateMail) && account.Email.EndsWith('@' + job.Organization.Domain, StringComparison.Ordinal);
            // The last message that was read there: lately, or shortly before the end.
            if (isOwnMail) yield return Row(account, job, SignalKind.VerifiedMail, account.Email, "mail service", (job.Until ?? _today).AddDays(-random.Between(1, 40)));
            if (job.Until is not { } left) continue;
            if (account.Role == DemoRole.Contractor)
            {
                yield return Row(account, job, SignalKind.SsoTenant, null, "single sign-on", left.AddDays(-1));
                yield return Row(account, job, SignalKind.SsoRemoved, null, "single sign-on", left);
            }
            // One in three addresses of former staff was written to since.
            else if (account.Role == DemoRole.Intern || random.Chance(0.33)) yield return Row(account, job, SignalKind.MailBounced, account.Email, "mail service", Earlier(left.AddDays(random.Between(3, 60)), _today));
        }
        // Whoever left for another employer says so somewhere.
        if (account is { Role: DemoRole.Leaver, Person.Employments: [_, .., var next] })
            yield return Row(account, next, SignalKind.PublicProfile, account.DisplayName, "public profile", Earlier(next.From.AddDays(random.Between(10, 60)), _today));
    }

    private static string?[] Row(DemoAccount account, DemoEmployment job, SignalKind kind, string? value, string source, DateOnly on) =>
        [account.ExternalId, job.Organization.Name, SignalRules.Of(kind).Name, value, source, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T09:00:00Z"];

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
