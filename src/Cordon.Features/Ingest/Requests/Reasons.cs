namespace Cordon.Features.Ingest.Requests;

/// <summary>Why a line is not a request. Said of the line, never with anything that stands in it.</summary>
internal static class Reasons
{
    public const string Empty = "an empty line";
    public const string TooLong = "longer than 65,536 bytes";
    public const string NotALog = "not a request log line";
    public const string ErrorLog = "an error-log line, not a request";
    public const string Comment = "a comment or header line, not a request";
    public const string HalfLine = "half a line (the container runtime split it)";

    public const string NoTime = "no time";
    public const string BadTime = "the time is not a date";
    public const string NoRequest = "no request after the time";
    public const string NoStatus = "no status after the request";
    public const string BadStatus = "the status is not a number from 100 to 999";
    public const string NoBytes = "no byte count after the status";
    public const string BadBytes = "the byte count is not a number";
    public const string NoAddress = "no client address";
    public const string BadAddress = "the client address is neither an IP address nor a host name";
    public const string CutShort = "the line ends before its last field";

    public const string RequestOpen = "the request is never closed (no quote at the end)";
    public const string ReferrerOpen = "the referrer is never closed (no quote at the end)";
    public const string AgentOpen = "the user agent is never closed (no quote at the end)";
    public const string ForwardedOpen = "the forwarded address is never closed (no quote at the end)";
    public const string LaterOpen = "a field after the user agent is never closed (no quote at the end)";

    public const string NoRequestInJson = "no request in this JSON line";

    public static string MissingTime(string field) => $"no time in this JSON line (the field {field} is missing)";

    public static string MissingAddress(string field) => $"no client address in this JSON line (the field {field} is missing)";

    /// <param name="at">The position in the line, in bytes from 1.</param>
    public static string BrokenJson(long at) => $"broken JSON at byte {at}";
}
