using System.Buffers;
using System.Globalization;
using System.Text;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Activity;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Tells which lines are meant: most are passed over by a look at their bytes, the rest is read as the import reads it.</summary>
/// <remarks>Owns buffers: one a thread.</remarks>
internal sealed class LineSieve
{
    private readonly LineCriteria _wanted;
    private readonly LineVeil _veil;
    private readonly bool _exactAddress;
    private readonly IAgentBook? _agents;
    private readonly LineJudge _judge;
    private readonly byte[][] _names;
    private readonly bool _namesMayDiffer;
    private readonly byte[]? _needle;
    private readonly SearchValues<string>? _text;
    private readonly RoutePattern? _route;
    private readonly (int Least, int Greatest) _status;
    private readonly (long First, long Last) _ticks;
    private readonly string? _network;
    private char[] _chars = new char[4_096];

    /// <param name="exactAddress">Whether whoever asks may tell addresses of one network apart.</param>
    /// <param name="agents">For criteria that ask for an agent.</param>
    public LineSieve(LineCriteria wanted, EvidenceSource source, LineVeil veil, bool exactAddress, IAgentBook? agents)
    {
        (_wanted, _veil, _exactAddress, _agents) = (wanted, veil, exactAddress, agents);
        _judge = new(source.By ?? IdentifyBy.User, source.LatestTicks);
        _names = [.. wanted.Accounts.Select(Encoding.UTF8.GetBytes)];
        // Bytes that are no UTF-8 have become another text in the store.
        _namesMayDiffer = wanted.Accounts.Any(a => a.Contains('\uFFFD', StringComparison.Ordinal));
        _needle = NeedleOf(wanted, source, exactAddress);
        _text = AsciiOf(wanted.Text) is { Length: > 0 } ascii ? SearchValues.Create([ascii], StringComparison.OrdinalIgnoreCase) : null;
        _route = wanted.Requests?.Route is { } template ? new(template) : null;
        _status = StatusOf(wanted.Status);
        _ticks = (wanted.From is { } from ? Floor(from) : 0, wanted.To is { } to ? Floor(to) + TimeSpan.TicksPerMinute - 1 : long.MaxValue);
        _network = wanted.Address is { } address ? NetworkOf(address) : null;
    }

    public static LineSieve Of(LineCriteria wanted, OpenedEvidence opened, bool exactAddress, IAgentBook? agents)
    {
        using var file = LineFile.Open(opened.Path);
        return new(wanted, opened.Source, LineVeil.Of(file, opened.Source), exactAddress, agents);
    }

    /// <param name="line">Without its end; the start of one that is too long.</param>
    /// <param name="offset">Where it begins.</param>
    public bool Matches(ReadOnlySpan<byte> line, bool isTooLong, long offset)
    {
        // In JSON a name may be written with escapes.
        if (_needle is not null && line.IndexOf(_needle) < 0 && !line.Contains((byte)'\\')) return false;
        if (_text is not null && !HoldsText(line)) return false;
        if (_wanted.AsksForRequests && !IsMeant(line, isTooLong)) return false;
        return _wanted.Text is null || ShowsText(line, offset);
    }

    public static string NetworkOf(string address) => address.Contains('/', StringComparison.Ordinal) ? address : Domain.Activity.ClientAddress.Of(Encoding.UTF8.GetBytes(address)).Network;

    private bool IsMeant(ReadOnlySpan<byte> line, bool isTooLong)
    {
        if (!_judge.Accepts(isTooLong, line, out var request, out var account, out _)) return false;
        if (request.UtcTicks < _ticks.First || request.UtcTicks > _ticks.Last) return false;
        if (_status.Least > 0 && (request.Status < _status.Least || request.Status > _status.Greatest)) return false;
        if (_names.Length > 0 && !IsOneOf(account)) return false;
        if (_wanted.Address is { } address && !IsFrom(request.Address, address)) return false;
        // As it is shown, so that nobody can guess at what is hidden.
        if (_wanted.Path is { } path && (request.Target.IndexOf(Encoding.UTF8.GetBytes(path)) < 0 || !LogLine.TargetOf(request).Contains(path, StringComparison.Ordinal))) return false;
        return _wanted.Requests is not { } kind || IsOf(kind, request);
    }

    private bool IsOneOf(ReadOnlySpan<byte> account)
    {
        foreach (var name in _names)
            if (account.SequenceEqual(name)) return true;
        return _namesMayDiffer && _wanted.Accounts.Contains(Encoding.UTF8.GetString(account));
    }

    private bool IsFrom(ReadOnlySpan<byte> text, string address) => _exactAddress && !address.Contains('/', StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(text) == address
        : Domain.Activity.ClientAddress.Of(text).Network == _network;

    private bool IsOf(RequestKind kind, in RequestLine request)
    {
        if (kind.Method is { } method && !request.Method.SequenceEqual(Encoding.UTF8.GetBytes(method))) return false;
        if (kind.MissingOnly && request.Status is not (404 or 410)) return false;
        if (kind.UnledOnly && !request.Referrer.IsEmpty) return false;
        if (kind.Agent is { } agent && !Claims(agent, request.Agent)) return false;
        if (_route is null && !kind.PagesOnly) return true;
        var mark = request.Target.IndexOf((byte)'?');
        var path = Decode(mark < 0 ? request.Target : request.Target[..mark]);
        if (kind.PagesOnly && (StaticParts.IsPart(path) || path is not ['/', ..])) return false;
        if (_route is null) return true;
        var query = mark < 0 ? "" : Encoding.UTF8.GetString(request.Target[(mark + 1)..]);
        return _route.Matches(path, query, out var id) && (kind.LeastId is not { } least || id >= least) && (kind.GreatestId is not { } greatest || id <= greatest);
    }

    private bool Claims(string name, ReadOnlySpan<byte> agent) => _agents?.Find(StableHash.Of(agent)) is { } note && (name.Length == 0 ? note.IsAttackTool : note.Name == name);

    private bool HoldsText(ReadOnlySpan<byte> line)
    {
        if (_chars.Length < line.Length) _chars = new char[line.Length];
        // Byte by byte: what is looked for is ASCII, and no part of a longer character is.
        return _chars.AsSpan(0, Encoding.Latin1.GetChars(line, _chars)).IndexOfAny(_text!) >= 0;
    }

    private bool ShowsText(ReadOnlySpan<byte> line, long offset)
    {
        var text = _wanted.Text!;
        return (!_veil.HidesFields && HitStandsFree(line, text)) || _veil.Shown(line, offset).Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the text stands in a word of the line in which nothing can be hidden. Masking takes a hundred times as long as looking.</summary>
    private static bool HitStandsFree(ReadOnlySpan<byte> line, string text)
    {
        if (line is [(byte)'{', ..] || !Ascii.IsValid(text) || text.Contains(' ', StringComparison.Ordinal)) return false;
        Span<byte> needle = stackalloc byte[Math.Min(text.Length, 256)];
        if (text.Length > needle.Length || !Encoding.ASCII.TryGetBytes(text, needle, out var length)) return false;
        var at = line.IndexOf(needle[..length]);
        if (at < 0) return false;
        var from = line[..at].LastIndexOf((byte)' ') + 1;
        var to = line[(at + length)..].IndexOf((byte)' ');
        return !line[from..(to < 0 ? line.Length : at + length + to)].ContainsAny(Suspicious);
    }

    private static readonly SearchValues<byte> Suspicious = SearchValues.Create("=@%0123456789&;\\"u8);

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text)
    {
        if (_chars.Length < text.Length) _chars = new char[text.Length];
        return _chars.AsSpan(0, Encoding.UTF8.GetChars(text, _chars));
    }

    private static byte[]? NeedleOf(LineCriteria wanted, EvidenceSource source, bool exactAddress)
    {
        if (wanted.Accounts is [var only] && !only.Contains('\uFFFD', StringComparison.Ordinal))
        {
            // Behind the address stands an agent whose control characters were replaced.
            var name = source.By == IdentifyBy.IpAndAgent ? only.Split(' ')[0] : only;
            return Encoding.UTF8.GetBytes(name);
        }
        if (exactAddress && wanted.Address is { } address && !address.Contains('/', StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(address);
        return wanted.Path is { Length: > 0 } path ? Encoding.UTF8.GetBytes(path) : null;
    }

    /// <summary>The longest run of ASCII within a text: of other letters, one case may have other bytes than the other.</summary>
    private static string AsciiOf(string? text)
    {
        var longest = "";
        for (int from = 0, to; from < (text?.Length ?? 0); from = to + 1)
        {
            for (to = from; to < text!.Length && char.IsAscii(text[to]); to++) { }
            if (to - from > longest.Length) longest = text[from..to];
        }
        return longest;
    }

    private static (int Least, int Greatest) StatusOf(string? text) => text switch
    {
        null => (0, 0),
        [>= '1' and <= '9' and var first, 'x' or 'X', 'x' or 'X'] => ((first - '0') * 100, (first - '0') * 100 + 99),
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? (status, status) : (1_000, 1_000),
    };

    private static long Floor(DateTimeOffset at) => at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMinute;
}
