using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Devices;

/// <summary>One device, the accounts on it and what is decided about it; masked.</summary>
/// <param name="Size">Accounts on the page, 1 to 200.</param>
public sealed record GetDevice(DeviceId Id, PagePlace Place = default, int Size = 50);

/// <param name="Device">The platform's own id of it.</param>
/// <param name="Name">What the platform calls it; null where it never said.</param>
public sealed record DeviceView(long Id, string Device, string? Name, IdentifierView Uses);

public sealed class GetDeviceHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The device; or <c>permission.missing</c>, <c>device.not-found</c>.</returns>
    public async Task<Outcome<DeviceView>> HandleAsync(GetDevice query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<DeviceView>>(
            async (db, ct) =>
            {
                if (await db.Devices.TagWith(nameof(GetDevice)).SingleOrDefaultAsync(d => d.Id == query.Id, ct) is not { } device) return DeviceRefusals.NotFound;
                var uses = await IdentifierReader.ReadAsync(db, IdentifierName.Of(device), device.FirstSeenAt, device.LastSeenAt, query.Place, query.Size, actor.May(Permission.ReviewFacts), ct);
                return new DeviceView(device.Id.Value, device.ExternalId, device.Name, uses);
            },
            cancel);
    }
}
