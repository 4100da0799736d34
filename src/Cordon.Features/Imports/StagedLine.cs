namespace Cordon.Features.Imports;

/// <summary>Numbers the records that wait for the end of their import: one row of a file may tell of several, and a chunk read again gives the same numbers.</summary>
internal static class StagedLine
{
    public static long Of(int chunk, int record) => ((long)chunk << 32) + record + 1;
}
