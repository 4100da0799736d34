using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;

namespace Cordon.Features.Linking.Running;

/// <summary>The facts that linking asks for, out of the store: a question is one statement, or one for payments and one for devices, whatever the number of ids.</summary>
internal sealed class StoredLinkFacts(CordonDb db, IStoreDialect dialect) : ILinkFacts
{
    /// <summary>The kinds of payment identities, as the numbers of <see cref="IdentifierKind"/>: the same words as <see cref="IdentifierKinds.Of"/>, made by it.</summary>
    public static readonly string KindsOfPayments = "SELECT Id AS First, CASE " + string.Concat(
        from kind in Enum.GetValues<PaymentKind>()
        from funding in Enum.GetValues<CardFunding>()
        select $"WHEN Kind = '{kind}' AND Funding = '{funding}' THEN {(int)IdentifierKinds.Of(kind, funding)} ") + "END AS Second FROM PaymentIdentities WHERE Id IN {ids}";

    /// <summary>Uses read so far, each time it was read.</summary>
    public long Read { get; private set; }

    public async Task<IReadOnlyList<LinkFact>> UsesOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        var uses = new List<LinkFact>();
        await ReadAsync("SELECT AccountId AS First, PaymentIdentityId AS Second FROM AccountPayments WHERE AccountId IN {ids}", accounts.Select(a => a.Value),
            (account, payment) => uses.Add(new(new(account), IdentifierRef.Of(new PaymentIdentityId(payment)))), cancel);
        await ReadAsync("SELECT AccountId AS First, DeviceId AS Second FROM AccountDevices WHERE AccountId IN {ids}", accounts.Select(a => a.Value),
            (account, device) => uses.Add(new(new(account), IdentifierRef.Of(new DeviceId(device)))), cancel);
        Read += uses.Count;
        return uses;
    }

    public async Task<IReadOnlyList<LinkFact>> UsesOnAsync(IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel)
    {
        var uses = new List<LinkFact>();
        await ReadAsync("SELECT AccountId AS First, PaymentIdentityId AS Second FROM AccountPayments WHERE PaymentIdentityId IN {ids}", Payments(identifiers),
            (account, payment) => uses.Add(new(new(account), IdentifierRef.Of(new PaymentIdentityId(payment)))), cancel);
        await ReadAsync("SELECT AccountId AS First, DeviceId AS Second FROM AccountDevices WHERE DeviceId IN {ids}", Devices(identifiers),
            (account, device) => uses.Add(new(new(account), IdentifierRef.Of(new DeviceId(device)))), cancel);
        Read += uses.Count;
        return uses;
    }

    public async Task<IReadOnlyList<IdentifierFigures>> FiguresOfAsync(IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel)
    {
        var figures = new List<IdentifierFigures>();
        var kinds = new Dictionary<long, IdentifierKind>();
        await ReadAsync(KindsOfPayments, Payments(identifiers), (payment, kind) => kinds.Add(payment, (IdentifierKind)kind), cancel);
        await ReadAsync("SELECT PaymentIdentityId AS First, COUNT(*) AS Second FROM AccountPayments WHERE PaymentIdentityId IN {ids} GROUP BY PaymentIdentityId", Payments(identifiers),
            (payment, users) => figures.Add(new(IdentifierRef.Of(new PaymentIdentityId(payment)), kinds[payment], users)), cancel);
        await ReadAsync("SELECT DeviceId AS First, COUNT(*) AS Second FROM AccountDevices WHERE DeviceId IN {ids} GROUP BY DeviceId", Devices(identifiers),
            (device, users) => figures.Add(new(IdentifierRef.Of(new DeviceId(device)), IdentifierKind.Device, users)), cancel);
        return figures;
    }

    public async Task<IReadOnlyList<Membership>> ClustersOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        var members = new List<Membership>();
        await ReadAsync("SELECT AccountId AS First, ClusterId AS Second FROM ClusterMembers WHERE ClusterId IN (SELECT ClusterId FROM ClusterMembers WHERE AccountId IN {ids})",
            accounts.Select(a => a.Value), (account, cluster) => members.Add(new(new(account), new(cluster))), cancel);
        return members;
    }

    private Task ReadAsync(string statement, IEnumerable<long> ids, Action<long, long> take, CancellationToken cancel) => dialect.ReadPairsAsync(db, statement, ids, take, cancel);

    private static IEnumerable<long> Payments(IEnumerable<IdentifierRef> identifiers) => identifiers.Select(i => i.Payment).OfType<PaymentIdentityId>().Select(id => id.Value);

    private static IEnumerable<long> Devices(IEnumerable<IdentifierRef> identifiers) => identifiers.Select(i => i.Device).OfType<DeviceId>().Select(id => id.Value);
}
