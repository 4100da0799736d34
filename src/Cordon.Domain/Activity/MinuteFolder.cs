using System.Buffers;
using System.Text;

namespace Cordon.Domain.Activity;

/// <summary>Folds the requests of one account and minute into a row.</summary>
internal sealed class MinuteFolder(ByteInterner agents, ByteInterner addresses, ArrayBufferWriter<byte> buffer)
{
    private readonly ActivityDetail _detail = new();
    private readonly HashSet<int> _named = [];
    private readonly ClientAddress?[] _parsed = new ClientAddress?[addresses.Count];
    private readonly List<IdSighting> _sightings = [];
    private ulong[] _hashes = new ulong[64];
    private int[] _places = new int[64];

    public CondensedRow Fold(int account, long minute, ReadOnlySpan<RequestFacts> requests)
    {
        if (_hashes.Length < requests.Length) (_hashes, _places) = (new ulong[requests.Length * 2], new int[requests.Length * 2]);
        _detail.Clear();
        var row = new CondensedRow(account, minute, requests.Length, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, default);
        foreach (ref readonly var request in requests)
        {
            _detail.Seconds[request.Second]++;
            row = row with
            {
                Bytes = row.Bytes + request.Bytes,
                ClientErrors = row.ClientErrors + (request.Status is >= 400 and < 500 ? 1 : 0),
                NotFound = row.NotFound + (request.Status is 404 or 410 ? 1 : 0),
                Denied = row.Denied + (request.Status is 401 or 403 ? 1 : 0),
                ServerErrors = row.ServerErrors + (request.Status >= 500 ? 1 : 0),
                Parts = row.Parts + (request.IsPart ? 1 : 0),
                Referred = row.Referred + (request.IsReferred ? 1 : 0),
                Queried = row.Queried + (request.Variant != 0 ? 1 : 0),
            };
        }
        FoldRoutes(requests);
        FoldAgents(requests);
        FoldNetworks(requests);
        FoldHashes(requests);
        var start = buffer.WrittenCount;
        ActivityDetailCodec.Encode(_detail, buffer);
        return row with
        {
            Resources = _detail.Resources.Distinct,
            Agents = _detail.Agents.Distinct,
            Networks = _detail.Networks.Distinct,
            Detail = buffer.WrittenMemory[start..],
        };
    }

    /// <summary>The texts of the agents that rows name, cut to what is kept.</summary>
    public IReadOnlyList<(long Key, string Text)> NamedAgents() =>
        [.. _named.Select(number => ((long)agents.HashOf(number), Cut(Encoding.UTF8.GetString(agents[number]))))];

    private void FoldRoutes(ReadOnlySpan<RequestFacts> requests)
    {
        for (var i = 0; i < requests.Length; i++)
            (_hashes[i], _places[i]) = ((ulong)requests[i].Route ^ (1UL << 63), i);      // signed order, as the rows keep it
        Array.Sort(_hashes, _places, 0, requests.Length);
        for (int from = 0, to; from < requests.Length; from = to)
        {
            long bytes = 0;
            var errors = 0;
            _sightings.Clear();
            for (to = from; to < requests.Length && _hashes[to] == _hashes[from]; to++)
            {
                ref readonly var request = ref requests[_places[to]];
                bytes += request.Bytes;
                if (request.Status >= 400) errors++;
                if (request.Id >= 0) _sightings.Add(new(request.Id, request.Second));
            }
            _detail.Routes.Add(new((long)(_hashes[from] ^ (1UL << 63)), to - from, errors, bytes, _sightings.Count > 0 ? IdWalk.From(_sightings) : null));
        }
    }

    private void FoldAgents(ReadOnlySpan<RequestFacts> requests)
    {
        for (var i = 0; i < requests.Length; i++) (_hashes[i], _places[i]) = (agents.HashOf(requests[i].Agent), requests[i].Agent);
        Array.Sort(_hashes, _places, 0, requests.Length);
        for (int from = 0, to; from < requests.Length; from = to)
        {
            for (to = from + 1; to < requests.Length && _hashes[to] == _hashes[from];) to++;
            if (_detail.Agents.Kept.Count < ActivityDetail.MaxAgents) _named.Add(_places[from]);
            _detail.Agents.Append(_hashes[from], _hashes[from], to - from);
        }
    }

    private void FoldNetworks(ReadOnlySpan<RequestFacts> requests)
    {
        for (var i = 0; i < requests.Length; i++) (_hashes[i], _places[i]) = (Parsed(requests[i].Network).Hash, requests[i].Network);
        Array.Sort(_hashes, _places, 0, requests.Length);
        for (int from = 0, to; from < requests.Length; from = to)
        {
            for (to = from + 1; to < requests.Length && _hashes[to] == _hashes[from];) to++;
            _detail.Networks.Append(_hashes[from], Parsed(_places[from]), to - from);
        }
    }

    private void FoldHashes(ReadOnlySpan<RequestFacts> requests)
    {
        for (var i = 0; i < requests.Length; i++) _hashes[i] = requests[i].Resource;
        AppendDistinct(requests.Length, _detail.Resources);
        var queried = 0;
        foreach (ref readonly var request in requests)
            if (request.Variant != 0) _hashes[queried++] = request.Variant;
        AppendDistinct(queried, _detail.Variants);
    }

    private void AppendDistinct(int count, HashSample sample)
    {
        Array.Sort(_hashes, 0, count);
        for (var i = 0; i < count; i++)
            if (i == 0 || _hashes[i] != _hashes[i - 1]) sample.Append(_hashes[i]);
    }

    private ClientAddress Parsed(int number) => _parsed[number] ??= ClientAddress.Of(addresses[number]);

    private static string Cut(string text) => text.Length <= UserAgent.MaxLength ? text : text[..UserAgent.MaxLength];
}
