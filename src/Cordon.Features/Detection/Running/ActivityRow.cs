using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>The columns of an activity row that detection reads.</summary>
public readonly record struct ActivityRow(
    AccountId Account, ImportId Import, DateTimeOffset MinuteAt, int Requests, int NotFound, int Denied, int Parts, int Referred, int Queried, int Resources, byte[] Detail)
{
    public MinuteFigures Figures => new((MinuteAt.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute, Requests, NotFound, Denied, Parts, Referred, Queried, Resources);

    /// <summary>All rows of some accounts, an account after the other, each by ascending minute: as its index holds them, so nothing is sorted.</summary>
    public static IQueryable<ActivityRow> Of(CordonDb db, AccountId[] accounts) => db.ActivityMinutes
        .Where(m => accounts.Contains(m.AccountId)).OrderBy(m => m.AccountId).ThenBy(m => m.MinuteAt)
        .Select(m => new ActivityRow(m.AccountId, m.ImportId, m.MinuteAt, m.Requests, m.NotFound, m.Denied, m.Parts, m.Referred, m.Queried, m.Resources, m.Detail))
        .TagWith(nameof(ActivityRow));
}
