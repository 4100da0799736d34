using Cordon.Domain;
using Cordon.Domain.Detection;

namespace Cordon.Features.Detection.Running;

/// <summary>Makes the profiles of some accounts from their rows.</summary>
internal sealed class ProfileMeasurer(RunBasis basis)
{
    private readonly ProfileBuilder _builder = new(basis.Routes, basis.Agents);
    private readonly Dictionary<AccountId, AccountProfile> _profiles = [];
    private AccountId? _account;

    public long Rows { get; private set; }

    public void Add(ReadOnlySpan<ActivityRow> rows)
    {
        foreach (ref readonly var row in rows)
        {
            if (!basis.Finished.Contains(row.Import.Value)) continue;
            if (_account != row.Account)
            {
                End();
                _builder.Begin();
                _account = row.Account;
            }
            Rows++;
            _builder.Add(row.Figures, row.Detail);
        }
    }

    /// <returns>A profile for each of the accounts; an empty one where no row of it counts.</returns>
    public IReadOnlyList<(DueAccount Account, AccountProfile Profile)> Take(IReadOnlyList<DueAccount> accounts)
    {
        End();
        var taken = accounts.Select(a => (a, _profiles.GetValueOrDefault(a.Id) ?? new AccountProfile())).ToList();
        _profiles.Clear();
        return taken;
    }

    private void End()
    {
        if (_account is { } account) _profiles[account] = _builder.End();
        _account = null;
    }
}
