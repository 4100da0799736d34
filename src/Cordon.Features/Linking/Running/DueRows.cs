using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Running;

/// <summary>What was due when it was read. What comes due meanwhile, by a writer whose numbers may even be lower, stays for the next run.</summary>
internal sealed class DueRows
{
    /// <summary>With more accounts due than this, reading everything once is quicker than asking about each.</summary>
    public const int Most = 20_000;

    private readonly List<(long From, long To)> _read = [];
    private bool _any;

    /// <summary>Accounts whose identifiers or decisions changed; not all of them where they are <see cref="TooMany"/>.</summary>
    public HashSet<AccountId> Accounts { get; } = [];

    public bool TooMany => Accounts.Count > Most;

    /// <summary>Whether some account says something else of its person.</summary>
    public bool AnyPerson { get; private set; }

    public static async Task<DueRows> ReadAsync(CordonDb db, IStoreDialect dialect, CancellationToken cancel)
    {
        var due = new DueRows();
        await dialect.ReadPairsAsync(db, "SELECT Id AS First, CASE WHEN Certain = 1 THEN AccountId ELSE 0 END AS Second FROM DueLinks ORDER BY Id", [], due.Add, cancel);
        return due;
    }

    /// <summary>Takes away what was read of accounts whose identifiers or decisions changed.</summary>
    public async Task DeleteAsync(CordonDb db, CancellationToken cancel)
    {
        if (!_any) return;
        foreach (var (from, to) in _read) await db.DueLinks.Where(d => d.Id >= from && d.Id <= to && d.Certain).TagWith(nameof(DueRows)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Takes away what was read of accounts that say something else of their person.</summary>
    public async Task DeletePersonsAsync(CordonDb db, CancellationToken cancel)
    {
        foreach (var (from, to) in _read) await db.DueLinks.Where(d => d.Id >= from && d.Id <= to && !d.Certain).TagWith(nameof(DueRows)).ExecuteDeleteAsync(cancel);
    }

    private void Add(long id, long account)
    {
        if (_read.Count > 0 && _read[^1].To == id - 1) _read[^1] = (_read[^1].From, id);
        else _read.Add((id, id));
        if (account == 0) AnyPerson = true;
        else _any = true;
        if (account != 0 && !TooMany) Accounts.Add(new(account));
    }
}
