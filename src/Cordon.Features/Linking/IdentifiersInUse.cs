using Cordon.Data;
using Cordon.Domain;
using Cordon.Features.Paging;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>What identifiers are called, and how many accounts of the whole platform use them.</summary>
internal static class IdentifiersInUse
{
    /// <param name="Accounts">Up to 10,000 exactly.</param>
    public sealed record Described(IdentifierName Name, string? Detail, BoundedCount Accounts);

    public static async Task<Dictionary<(bool IsDevice, long Id), Described>> DescribeAsync(CordonDb db, IReadOnlyList<(bool IsDevice, long Id)> identifiers, CancellationToken cancel)
    {
        var payments = await InChunks.ReadAsync([.. identifiers.Where(i => !i.IsDevice).Select(i => new PaymentIdentityId(i.Id))], chunk => db.PaymentIdentities.Where(p => chunk.Contains(p.Id))
            .Select(p => new { Payment = p, Accounts = db.AccountPayments.Where(l => l.PaymentIdentityId == p.Id).Take(BoundedCount.Look).Count() }).TagWith("DescribePayments").ToListAsync(cancel));
        var devices = await InChunks.ReadAsync([.. identifiers.Where(i => i.IsDevice).Select(i => new DeviceId(i.Id))], chunk => db.Devices.Where(d => chunk.Contains(d.Id))
            .Select(d => new { Device = d, Accounts = db.AccountDevices.Where(l => l.DeviceId == d.Id).Take(BoundedCount.Look).Count() }).TagWith("DescribeDevices").ToListAsync(cancel));
        var described = payments.ToDictionary(p => (false, p.Payment.Id.Value),
            p => new Described(IdentifierName.Of(p.Payment), null, new(p.Accounts)));
        foreach (var d in devices) described.Add((true, d.Device.Id.Value), new(IdentifierName.Of(d.Device), d.Device.Name is null ? null : d.Device.ExternalId, new(d.Accounts)));
        return described;
    }
}
