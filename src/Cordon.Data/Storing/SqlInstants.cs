using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Storing;

public static class SqlInstants
{
    /// <summary>An instant as a statement of one's own has to hand it over: what its column holds.</summary>
    public static object InstantOf(this CordonDb db, DateTimeOffset at) =>
        db.Model.FindEntityType(typeof(Account))!.FindProperty(nameof(Account.FirstSeenAt))!.GetTypeMapping().Converter!.ConvertToProvider(at)!;
}
