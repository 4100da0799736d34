using System.Buffers;
using System.Text;

namespace Cordon.Domain.Activity;

/// <summary>Condenses requests into one row an account and minute, a chunk at a time.</summary>
/// <remarks>
/// Requests are kept as small records until the chunk ends, sorted, and summed up: the rows depend on which requests there were, not on
/// the order they came in. Memory is bounded by the chunk's number of lines. Reused from chunk to chunk; not thread-safe.
/// </remarks>
public sealed class RequestCondenser(RouteTree routes)
{
    private const int MaxPathChars = 2_048;

    private readonly ByteInterner _accounts = new(), _agents = new(), _addresses = new();
    private readonly ServiceTotals _service = new();
    private readonly ArrayBufferWriter<byte> _details = new(1 << 16);
    private readonly List<CondensedRow> _condensed = [];
    private readonly char[] _chars = new char[MaxPathChars];
    private RequestFacts[] _facts = new RequestFacts[1 << 14];
    private ulong[] _rows = new ulong[1 << 14];
    private int _count;

    public int Count => _count;

    /// <param name="account">What names the account: the bytes of its external id.</param>
    public void Add(ReadOnlySpan<byte> account, in RequestLine line)
    {
        if (_count == _facts.Length)
        {
            Array.Resize(ref _facts, _count * 2);
            Array.Resize(ref _rows, _count * 2);
        }
        var minute = Math.DivRem(line.UtcTicks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMinute, out var within);
        var mark = line.Target.IndexOf((byte)'?');
        var path = mark < 0 ? line.Target : line.Target[..mark];
        var query = mark < 0 ? default : line.Target[(mark + 1)..];
        var pathChars = Decode(path, _chars);
        var queryChars = Decode(query, _chars.AsSpan(pathChars.Length));
        ref var facts = ref _facts[_count];
        facts.Route = routes.Match(line.Method, pathChars, queryChars, line.Status, out facts.Id);
        facts.Bytes = line.Bytes;
        facts.Resource = HashSample.Of(path);
        facts.Variant = query.IsEmpty ? 0 : HashSample.Of(line.Target) | 1;
        facts.Agent = _agents.Intern(line.Agent);
        facts.Network = _addresses.Intern(line.Address);
        facts.Status = (short)line.Status;
        facts.Second = (byte)(within / TimeSpan.TicksPerSecond);
        facts.IsPart = StaticParts.IsPart(pathChars);
        facts.IsReferred = !line.Referrer.IsEmpty;
        _rows[_count++] = ((ulong)_accounts.Intern(account) << 32) | (uint)minute;
        _service.Add(minute, line);
    }

    /// <summary>Ends the chunk: hands over its rows and starts anew. The rows are valid until the next call.</summary>
    public ActivityChunk Take()
    {
        Array.Sort(_rows, _facts, 0, _count);
        _details.ResetWrittenCount();
        _condensed.Clear();
        var folder = new MinuteFolder(_agents, _addresses, _details);
        for (int from = 0, to; from < _count; from = to)
        {
            var row = _rows[from];
            for (to = from + 1; to < _count && _rows[to] == row;) to++;
            _condensed.Add(folder.Fold((int)(row >> 32), (uint)row, _facts.AsSpan(from, to - from)));
        }
        var chunk = new ActivityChunk(Texts(_accounts), _condensed, _service.Take(), routes.TakeLearned(), folder.NamedAgents());
        _accounts.Clear();
        _agents.Clear();
        _addresses.Clear();
        _count = 0;
        return chunk;
    }

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text, Span<char> into)
    {
        Encoding.UTF8.TryGetChars(text[..Math.Min(text.Length, into.Length)], into, out var written);
        return into[..written];
    }

    private static string[] Texts(ByteInterner interner)
    {
        var texts = new string[interner.Count];
        for (var number = 0; number < texts.Length; number++) texts[number] = Encoding.UTF8.GetString(interner[number]);
        return texts;
    }
}
