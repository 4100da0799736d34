using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest;

/// <summary>Decides of each line of a request log whether it is a request, and whose: the import, and whoever looks into the log afterwards, decide alike.</summary>
/// <param name="latestTicks">A request that claims to come after it is none; in UTC ticks (100 ns).</param>
internal sealed class LineJudge(IdentifyBy by, long latestTicks)
{
    // Where no log format in use is older; a time before it is a broken line, not history.
    private static readonly long EarliestTicks = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly RequestLineParser _parser = new();
    private readonly AccountNamer _namer = new(by);

    /// <param name="line">What <paramref name="lines"/> handed out last.</param>
    /// <param name="request">Valid until the next call, as is <paramref name="account"/>.</param>
    /// <param name="account">The external id of the account whose request it is, in UTF-8.</param>
    /// <param name="reason">Why the line is rejected; empty where it is not.</param>
    public bool Accepts(LineReader lines, ReadOnlySpan<byte> line, out RequestLine request, out ReadOnlySpan<byte> account, out string reason) =>
        Accepts(lines.IsTooLong, line, out request, out account, out reason);

    /// <param name="isTooLong">Whether <paramref name="line"/> is only the start of one that is longer than <see cref="LineReader.MaxLineBytes"/>.</param>
    public bool Accepts(bool isTooLong, ReadOnlySpan<byte> line, out RequestLine request, out ReadOnlySpan<byte> account, out string reason)
    {
        request = default;
        account = default;
        if (isTooLong) reason = $"the line is longer than {LineReader.MaxLineBytes / 1024} KB";
        else if (RequestLineParser.IsBlank(line)) reason = "the line is blank";
        else if (_parser.TryParse(line, out request, out reason))
        {
            if (request.UtcTicks > latestTicks) reason = "the time lies in the future";
            else if (request.UtcTicks < EarliestTicks) reason = "the time lies before 1990";
            else return _namer.TryName(request, out account, out reason);
        }
        return false;
    }
}
