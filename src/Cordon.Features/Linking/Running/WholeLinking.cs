using System.Runtime.InteropServices;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;

namespace Cordon.Features.Linking.Running;

/// <summary>Links every account: reads all uses once, in the order of the index that holds them, and keeps of them only who is joined.</summary>
internal sealed class WholeLinking(CordonDb db, IStoreDialect dialect, LinkRules rules, Action<string, long> report)
{
    private const int KindsAQuestion = 20_000, RowsBetweenReports = 200_000;

    private static readonly IReadOnlyList<IdentifierKind> Payments = [.. HubLimits.Kinds.Where(kind => kind != IdentifierKind.Device)];

    private readonly ClusterBuilder _builder = new(rules.Limits, rules.Decisions);

    /// <summary>Uses read so far.</summary>
    public long Read { get; private set; }

    public async Task<Clustering> RunAsync(CancellationToken cancel)
    {
        await PaymentsAsync(cancel);
        await DevicesAsync(cancel);
        _builder.AddJoins();
        return _builder.Build();
    }

    private async Task PaymentsAsync(CancellationToken cancel)
    {
        var (least, greatest) = (Payments.Min(kind => rules.Limits[kind]), Payments.Max(kind => rules.Limits[kind]));
        // Most are used by so few accounts, or so many, that their kind makes no difference. The others wait until theirs is known.
        var (waiting, waitingAccounts) = (new List<(long Payment, int From, int Users)>(), new List<AccountId>());
        await GroupsAsync("SELECT PaymentIdentityId AS First, AccountId AS Second FROM AccountPayments ORDER BY PaymentIdentityId, AccountId", "Reading payments", greatest, (payment, users, accounts) =>
        {
            if (users <= least)
            {
                _builder.Add(IdentifierRef.Of(new PaymentIdentityId(payment)), Payments[0], users, accounts);
                return;
            }
            waiting.Add((payment, waitingAccounts.Count, users));
            waitingAccounts.AddRange(accounts);
        }, cancel);
        foreach (var some in waiting.Chunk(KindsAQuestion))
        {
            var kinds = new Dictionary<long, IdentifierKind>();
            await dialect.ReadPairsAsync(db, StoredLinkFacts.KindsOfPayments, some.Select(w => w.Payment), (id, kind) => kinds.Add(id, (IdentifierKind)kind), cancel);
            foreach (var (payment, from, users) in some)
                _builder.Add(IdentifierRef.Of(new PaymentIdentityId(payment)), kinds[payment], users, CollectionsMarshal.AsSpan(waitingAccounts).Slice(from, users));
        }
    }

    private Task DevicesAsync(CancellationToken cancel) => GroupsAsync(
        "SELECT DeviceId AS First, AccountId AS Second FROM AccountDevices ORDER BY DeviceId, AccountId", "Reading devices", rules.Limits[IdentifierKind.Device],
        (device, users, accounts) => _builder.Add(IdentifierRef.Of(new DeviceId(device)), IdentifierKind.Device, users, accounts), cancel);

    /// <summary>Hands over each identifier that two accounts or more use, and at most so many; of others nothing has to be kept.</summary>
    private async Task GroupsAsync(string statement, string doing, int most, Group take, CancellationToken cancel)
    {
        var (identifier, users, accounts) = (0L, 0, new AccountId[most]);
        await dialect.ReadPairsAsync(db, statement, [], (id, account) =>
        {
            if (id != identifier)
            {
                End();
                (identifier, users) = (id, 0);
            }
            if (users < most) accounts[users] = new(account);
            users++;
            if (++Read % RowsBetweenReports == 0) report(doing, Read);
        }, cancel);
        End();

        void End()
        {
            if (users >= 2 && users <= most) take(identifier, users, accounts.AsSpan(0, users));
        }
    }

    private delegate void Group(long identifier, int users, ReadOnlySpan<AccountId> accounts);
}
