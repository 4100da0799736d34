using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Decisions with the names of what they are about.</summary>
internal static class ClusterDecisions
{
    public static (bool IsDevice, long Id)? IdentifierOf(LinkDecision d) =>
        d.PaymentIdentityId is { } payment ? (false, payment.Value) : d.DeviceId is { } device ? (true, device.Value) : null;

    /// <param name="identifiers">Those described already; others are looked up.</param>
    public static async Task<IReadOnlyList<ClusterDecision>> TellAsync(
        CordonDb db, IReadOnlyList<LinkDecision> decisions, Dictionary<(bool IsDevice, long Id), IdentifiersInUse.Described> identifiers, CancellationToken cancel)
    {
        if (decisions.Count == 0) return [];
        List<AccountId> named = [.. decisions.SelectMany(d => new[] { d.AccountId, d.OtherAccountId }).OfType<AccountId>().Distinct()];
        var names = (await InChunks.ReadAsync(named, chunk => db.Accounts.Where(a => chunk.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).ToListAsync(cancel)))
            .ToDictionary(a => a.Id, a => a.ExternalId);
        var others = await IdentifiersInUse.DescribeAsync(db, [.. decisions.Select(IdentifierOf).OfType<(bool, long)>().Distinct().Where(i => !identifiers.ContainsKey(i))], cancel);
        return [.. decisions.Select(d =>
        {
            var identifier = IdentifierOf(d);
            var label = identifier is not { } key ? null : identifiers.GetValueOrDefault(key)?.Label ?? others.GetValueOrDefault(key)?.Label;
            return new ClusterDecision(d.Id.Value, d.Kind, identifier is { } i ? ClusterIdentifier.KeyOf(i.IsDevice, i.Id) : null, label, d.AccountId?.Value, Name(d.AccountId),
                d.OtherAccountId?.Value, Name(d.OtherAccountId), d.Probability, d.Grounds, d.Reason, d.ByName, d.At, d.TakenBackByName, d.TakenBackReason, d.TakenBackAt);
        })];

        string? Name(AccountId? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }
}
