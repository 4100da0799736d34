using System.Buffers;

namespace Cordon.Features.Ingest.Rows;

/// <summary>The fields of a row as texts, by name, and the check that makes a record of them. One is used for all rows of a file.</summary>
/// <param name="columns">The names, in the order that the check knows them by.</param>
public abstract class FieldSet<T>(FieldNames columns) where T : class
{
    private static readonly char[] BetweenValues = [';', '|'];

    private readonly string?[] _values = new string?[columns.Names.Count];
    private readonly IReadOnlyList<string>?[] _lists = new IReadOnlyList<string>?[columns.Names.Count];

    public FieldNames Columns => columns;

    /// <summary>The value as it was set: trimmed, and null where it is empty.</summary>
    protected string? this[int field] => _values[field];

    public void Clear()
    {
        Array.Clear(_values);
        Array.Clear(_lists);
    }

    public void Set(int field, string? value) => _values[field] = string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Sets the values of a field that takes several.</summary>
    public void Set(int field, IReadOnlyList<string> values) => _lists[field] = values;

    /// <summary>Whether a field may hold several values: an array in JSON, in CSV a semicolon or a bar between them.</summary>
    protected internal virtual bool TakesList(int field) => false;

    /// <summary>The values of a field that takes several, trimmed, without empty ones.</summary>
    protected IReadOnlyList<string> List(int field) => _lists[field] ??=
        this[field]?.Split(BetweenValues, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <param name="reason">Why no record is made; it does not repeat what the file says.</param>
    public T? Check(out string reason)
    {
        reason = Unclean() ?? Problem() ?? "";
        return reason.Length == 0 ? Make() : null;
    }

    /// <summary>True of a field in which a quoted text may run over several lines.</summary>
    protected virtual bool MayHaveBreaks(int field) => false;

    /// <returns>The first thing that is wrong; null where nothing is.</returns>
    protected abstract string? Problem();

    /// <summary>Asked when there is no <see cref="Problem"/>.</summary>
    protected abstract T Make();

    private string? Unclean()
    {
        for (var i = 0; i < _values.Length; i++)
            if ((_values[i] is { } value && value.AsSpan().ContainsAny(MayHaveBreaks(i) ? Unprintable : Unreadable)) || (_lists[i] is { } list && list.Any(v => v.AsSpan().ContainsAny(Unreadable))))
                return $"{columns.Names[i]} is not clean UTF-8 text";
        return null;
    }

    private static readonly char[] Breaks = ['\t', '\r', '\n'];

    // Control characters, and what bytes that are no UTF-8 were replaced with.
    private static readonly char[] Controls = [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c), '\uFFFD'];
    private static readonly SearchValues<char> Unreadable = SearchValues.Create(Controls), Unprintable = SearchValues.Create(Controls.Except(Breaks).ToArray());
}
