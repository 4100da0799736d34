using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;

namespace Cordon.Features.Imports;

/// <summary>What is done with the records of a chunk, within its transaction.</summary>
internal interface IRowKeeper<T>
{
    /// <summary>The external id of the account that a record is about.</summary>
    string AccountOf(T record);

    /// <param name="import">As it stood before the chunk.</param>
    /// <param name="records">In the order of the file.</param>
    Task KeepAsync(WriteUnit unit, Import import, IReadOnlyList<(T Record, AccountId Account)> records, CancellationToken cancel);
}
