using Cordon.Features.Paging;

namespace Cordon.Features.Linking;

/// <summary>What a cluster's accounts say and use, side by side. Values are masked; which of them are equal was found out on what they really are.</summary>
/// <param name="Rows">By number of the account; of more than <see cref="CompareClusterHandler.MostRows"/> the most connected.</param>
/// <param name="Accounts">How many the cluster has.</param>
/// <param name="Columns">Those in which any of the rows has a value.</param>
/// <param name="Values">Each different value once; cells name them by their place in this list.</param>
public sealed record ClusterComparison(IReadOnlyList<ComparedAccount> Rows, int Accounts, IReadOnlyList<ComparedColumn> Columns, IReadOnlyList<ComparedValue> Values)
{
    /// <summary>The whole platform was counted; a value without a count then has none.</summary>
    public bool IsCounted { get; init; } = true;
}

/// <param name="Cells">A cell a column: the places of its values.</param>
public sealed record ComparedAccount(long Id, string Account, IReadOnlyList<IReadOnlyList<int>> Cells);

/// <param name="Key">For addresses and style.</param>
public sealed record ComparedColumn(string Key, string Title, bool IsPersonal);

/// <param name="Text">As it may be shown.</param>
/// <param name="Here">Accounts of the rows that have it.</param>
/// <param name="Platform">All accounts that have it; null where that is not counted.</param>
/// <param name="Href">Where everything that shares it is shown; null where there is no such page.</param>
public sealed record ComparedValue(int Column, string Text, int Here, BoundedCount? Platform, string? Href);
