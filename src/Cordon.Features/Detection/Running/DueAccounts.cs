using Cordon.Data.Storing;
using Cordon.Domain.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>Finds the accounts that detection has to look at.</summary>
internal static class DueAccounts
{
    /// <param name="measuredOtherwise">Profiles may be stored that rest on something else: then every account is asked about, not only those seen in an import since.</param>
    /// <returns>Ascending by id.</returns>
    public static Task<List<DueAccount>> ReadAsync(CordonStore store, RunBasis basis, bool measuredOtherwise, CancellationToken cancel) => store.ReadAsync(
        (db, ct) =>
        {
            var (digest, version) = (basis.MeasureDigest, AccountProfile.Version);
            var due = measuredOtherwise
                ? db.Accounts.Where(a => a.ActivityVersion > 0 && (a.ActivityVersion != a.DetectedVersion || !db.AccountProfiles.Any(p => p.AccountId == a.Id && p.Basis == digest && p.Version == version)))
                : db.Accounts.Where(a => a.ActivityVersion != a.DetectedVersion);
            var found = new List<DueAccount>();
            foreach (var a in due.Select(a => new
            {
                a.Id,
                a.ActivityVersion,
                IsMeasured = db.AccountProfiles.Any(p => p.AccountId == a.Id && p.Basis == digest && p.Version == version && p.ActivityVersion == a.ActivityVersion),
            }).TagWith(nameof(DueAccounts)))
            {
                ct.ThrowIfCancellationRequested();
                found.Add(new(a.Id, a.ActivityVersion, a.IsMeasured));
            }
            found.Sort((a, b) => a.Id.Value.CompareTo(b.Id.Value));
            return Task.FromResult(found);
        },
        cancel);
}
