namespace Cordon.Features.Linking;

/// <summary>Reads by lists of ids that are longer than a statement takes parameters.</summary>
internal static class InChunks
{
    /// <summary>Ids of one statement.</summary>
    public const int Size = 500;

    public static async Task<List<TRow>> ReadAsync<TId, TRow>(IReadOnlyList<TId> ids, Func<TId[], Task<List<TRow>>> read)
    {
        var rows = new List<TRow>();
        foreach (var chunk in ids.Chunk(Size)) rows.AddRange(await read(chunk));
        return rows;
    }
}
