using System.Buffers;
using System.Text;
using Cordon.Features.Activity;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Evidence.Reading;

/// <summary>How the lines of one item are masked. In a table of facts about people, columns with their names and addresses are hidden by the heading.</summary>
internal sealed class LineVeil
{
    private readonly EvidenceSource _source;
    private readonly byte _delimiter;
    private readonly bool[]? _hidden;
    private readonly List<string> _fields = [];

    private LineVeil(EvidenceSource source, byte delimiter, bool[]? hidden) => (_source, _delimiter, _hidden) = (source, delimiter, hidden);

    /// <summary>Whether a text can be looked for without masking the line first.</summary>
    public bool HidesFields => _source.IsPersonal;

    public static LineVeil Of(LineFile file, EvidenceSource source)
    {
        if (!source.IsPersonal) return new(source, 0, null);
        var buffer = ArrayPool<byte>.Shared.Rent(LineReader.MaxLineBytes);
        try
        {
            var end = (int)Math.Min(file.EndOf(0), LineReader.MaxLineBytes);
            var heading = CsvFields.WithoutMark(buffer.AsSpan(0, file.Read(0, buffer.AsSpan(0, end))));
            if (heading is [(byte)'{' or (byte)'[', ..]) return new(source, 0, null);
            var delimiter = CsvFields.DelimiterOf(heading, _ => true);
            var names = new List<string>();
            CsvFields.Read(heading, delimiter, names);
            return new(source, delimiter, [.. names.Select(name => ShownLine.IsHidden(name, isPersonal: true))]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <param name="offset">Where the line begins: the heading of a table is shown.</param>
    public string Shown(ReadOnlySpan<byte> line, long offset)
    {
        if (_hidden is null || offset == 0) return ShownLine.Of(line, _source.ShowsAddresses, _source.IsPersonal);
        if (RequestLineParser.IsBlank(line)) return "";
        // A row that the heading does not explain might hold anything anywhere.
        if (CsvFields.Read(line, _delimiter, _fields) is not null || _fields.Count != _hidden.Length) return ShownLine.Hidden;
        var shown = new StringBuilder(line.Length);
        for (var i = 0; i < _fields.Count; i++)
        {
            if (i > 0) shown.Append((char)_delimiter);
            shown.Append(_hidden[i] ? _fields[i].Length == 0 ? "" : ShownLine.Hidden : ShownLine.Part(LogLine.Clean(_fields[i]), _source.ShowsAddresses));
        }
        return shown.ToString();
    }
}
