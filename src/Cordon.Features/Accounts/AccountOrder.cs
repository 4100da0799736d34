using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using Cordon.Domain;
using Cordon.Domain.Accounts;

namespace Cordon.Features.Accounts;

/// <summary>One way to sort accounts and to go on behind a row; the id breaks ties, so no row shows twice or never.</summary>
/// <remarks>
/// The condition is <c>key ≤ k and (key &lt; k or id &lt; i)</c>: its first half is a plain range, which every optimiser can seek on.
/// </remarks>
internal abstract class AccountOrder
{
    public static AccountOrder By(AccountSort sort) => sort switch
    {
        AccountSort.FirstSeen => new SeenOrder(a => a.FirstSeenAt, a => a.FirstSeenAt),
        AccountSort.Requests => new RequestsOrder(),
        AccountSort.Account => new ExternalIdOrder(),
        AccountSort.FlagScore => new FlagScoreOrder(),
        _ => new SeenOrder(a => a.LastSeenAt, a => a.LastSeenAt),
    };

    public abstract IQueryable<Account> Sort(IQueryable<Account> accounts, bool descending);

    /// <returns>The accounts behind the cursor; null where the cursor is not one of this order.</returns>
    public abstract IQueryable<Account>? Behind(IQueryable<Account> accounts, string cursor, bool descending);

    public abstract string Cursor(Account account);

    protected static string Cursor(string key, Account account) => string.Create(CultureInfo.InvariantCulture, $"{key}~{account.Id.Value}");

    protected static bool TryRead(string cursor, out string key, out AccountId id)
    {
        var mark = cursor.LastIndexOf('~');
        var read = long.TryParse(cursor.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && mark >= 0;
        (key, id) = (read ? cursor[..mark] : "", new(number));
        return read;
    }

    private sealed class SeenOrder(Expression<Func<Account, DateTimeOffset>> key, Func<Account, DateTimeOffset> read) : AccountOrder
    {
        public override IQueryable<Account> Sort(IQueryable<Account> accounts, bool descending) =>
            descending ? accounts.OrderByDescending(key).ThenByDescending(a => a.Id) : accounts.OrderBy(key).ThenBy(a => a.Id);

        public override IQueryable<Account>? Behind(IQueryable<Account> accounts, string cursor, bool descending)
        {
            if (!TryRead(cursor, out var text, out var id) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ||
                ticks > DateTimeOffset.MaxValue.Ticks) return null;
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            Expression<Func<DateTimeOffset, AccountId, bool>> behind = descending
                ? (k, i) => k <= at && (k < at || i < id)
                : (k, i) => k >= at && (k > at || i > id);
            return accounts.Where(Compose(key, behind));
        }

        public override string Cursor(Account account) => Cursor(read(account).UtcTicks.ToString(CultureInfo.InvariantCulture), account);

        private static Expression<Func<Account, bool>> Compose(Expression<Func<Account, DateTimeOffset>> key, Expression<Func<DateTimeOffset, AccountId, bool>> behind)
        {
            var account = key.Parameters[0];
            var body = new Replace(behind.Parameters[0], key.Body).Visit(behind.Body);
            body = new Replace(behind.Parameters[1], Expression.Property(account, nameof(Account.Id))).Visit(body);
            return Expression.Lambda<Func<Account, bool>>(body, account);
        }
    }

    private sealed class RequestsOrder : AccountOrder
    {
        public override IQueryable<Account> Sort(IQueryable<Account> accounts, bool descending) =>
            descending ? accounts.OrderByDescending(a => a.Requests).ThenByDescending(a => a.Id) : accounts.OrderBy(a => a.Requests).ThenBy(a => a.Id);

        public override IQueryable<Account>? Behind(IQueryable<Account> accounts, string cursor, bool descending)
        {
            if (!TryRead(cursor, out var text, out var id) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var requests)) return null;
            return descending
                ? accounts.Where(a => a.Requests <= requests && (a.Requests < requests || a.Id < id))
                : accounts.Where(a => a.Requests >= requests && (a.Requests > requests || a.Id > id));
        }

        public override string Cursor(Account account) => Cursor(account.Requests.ToString(CultureInfo.InvariantCulture), account);
    }

    private sealed class FlagScoreOrder : AccountOrder
    {
        public override IQueryable<Account> Sort(IQueryable<Account> accounts, bool descending) =>
            descending ? accounts.OrderByDescending(a => a.FlagScore).ThenByDescending(a => a.Id) : accounts.OrderBy(a => a.FlagScore).ThenBy(a => a.Id);

        public override IQueryable<Account>? Behind(IQueryable<Account> accounts, string cursor, bool descending)
        {
            if (!TryRead(cursor, out var text, out var id) || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)) return null;
            return descending
                ? accounts.Where(a => a.FlagScore <= score && (a.FlagScore < score || a.Id < id))
                : accounts.Where(a => a.FlagScore >= score && (a.FlagScore > score || a.Id > id));
        }

        // The shortest text that reads back as the same number.
        public override string Cursor(Account account) => Cursor(account.FlagScore.ToString("R", CultureInfo.InvariantCulture), account);
    }

    private sealed class ExternalIdOrder : AccountOrder
    {
        public override IQueryable<Account> Sort(IQueryable<Account> accounts, bool descending) =>
            descending ? accounts.OrderByDescending(a => a.ExternalId).ThenByDescending(a => a.Id) : accounts.OrderBy(a => a.ExternalId).ThenBy(a => a.Id);

        public override IQueryable<Account>? Behind(IQueryable<Account> accounts, string cursor, bool descending)
        {
            if (!TryRead(cursor, out var name, out _)) return null;            // external ids are unique: no tie to break
            return descending
                ? accounts.Where(a => string.Compare(a.ExternalId, name) < 0)
                : accounts.Where(a => string.Compare(a.ExternalId, name) > 0);
        }

        public override string Cursor(Account account) => Cursor(account.ExternalId, account);
    }

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
