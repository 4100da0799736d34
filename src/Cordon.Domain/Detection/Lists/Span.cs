namespace Cordon.Domain.Detection.Lists;

/// <summary>A part of a text.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}
