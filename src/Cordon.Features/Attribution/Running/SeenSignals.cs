using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Cordon.Domain.Attribution;
using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Names;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>Signals that only reading along finds: names and addresses on bills, and networks that accounts came from.</summary>
internal static class SeenSignals
{
    // Below are first words and first letters, which a person's name may have as well.
    private const double LeastAlike = 0.8;

    /// <summary>Who bills to an address or name of an organization.</summary>
    public static async IAsyncEnumerable<StagedSignal> OfBillsAsync(CordonDb db, OrganizationIndex index, OrganizationNames names, ImportId run,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var line = 0L;
        var bills = db.BillingDetails.Where(b => b.Name != null || b.Email != null).OrderBy(b => b.Id)
            .Join(db.Accounts, b => b.AccountId, a => a.Id, (b, a) => new { b.AccountId, b.Name, b.Email, b.FirstSeenAt, b.LastSeenAt, Own = a.Email, a.DisplayName }).TagWith(nameof(SeenSignals)).AsAsyncEnumerable();
        await foreach (var bill in bills.WithCancellation(cancel))
        {
            // The account's own address again is no second sign.
            if (!string.Equals(bill.Email, bill.Own, StringComparison.OrdinalIgnoreCase) && MailDomain.HostOf(bill.Email) is { } host && index.Find(host) is { Listed: true } match)
                yield return Of(run, ++line, bill.AccountId, match.Organization, SignalKind.BillingMail, host, bill.FirstSeenAt, bill.LastSeenAt);
            if (bill.Name is { } name && names.Match(name, LeastOf(name, bill.DisplayName)) is { } named)
                yield return Of(run, ++line, bill.AccountId, new(named.Organization), SignalKind.BillingName, name, bill.FirstSeenAt, bill.LastSeenAt);
        }
    }

    /// <summary>Who came from a network of an organization, as far as detection has measured the account.</summary>
    public static async IAsyncEnumerable<StagedSignal> OfNetworksAsync(CordonDb db, IReadOnlyList<(OrganizationId Organization, NetworkSet Networks)> networks, ImportId run,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (networks.Count == 0) yield break;
        var line = 0L;
        var profiles = db.AccountProfiles.Where(p => p.Version == AccountProfile.Version).OrderBy(p => p.AccountId)
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new { p.AccountId, p.Profile, a.FirstSeenAt, a.LastSeenAt }).TagWith(nameof(SeenSignals)).AsAsyncEnumerable();
        await foreach (var row in profiles.WithCancellation(cancel))
        {
            var seen = AccountProfile.From(row.Profile).Networks.Addresses;
            foreach (var (organization, set) in networks)
                foreach (var address in seen)
                    if (set.Find(new ClientAddress(address)) is { } range)
                    {
                        yield return Of(run, ++line, row.AccountId, organization, SignalKind.Network, range.ToString(), row.FirstSeenAt, row.LastSeenAt);
                        break;
                    }
        }
    }

    /// <summary>A person's own name on the bill that happens to be like a company's is no guess at it.</summary>
    private static double LeastOf(string name, string? own) => string.Equals(name.Trim(), own?.Trim(), StringComparison.OrdinalIgnoreCase) ? OrganizationNames.SureScore : LeastAlike;

    private static StagedSignal Of(ImportId run, long line, AccountId account, OrganizationId organization, SignalKind kind, string value, DateTimeOffset first, DateTimeOffset last) => new()
    {
        ImportId = run,
        Line = line,
        AccountId = account,
        OrganizationId = organization,
        Kind = kind,
        Value = value,
        Source = DerivedSignals.Source,
        FirstObservedAt = first,
        ObservedAt = last,
    };
}
