namespace Cordon.Domain.Activity;

/// <summary>One request as a log tells it. The spans point into the reader's buffers and live until the next line.</summary>
/// <remarks>What the log does not say is empty; the <c>-</c> of the log formats counts as not said.</remarks>
public ref struct RequestLine
{
    /// <summary>When the request was made, in UTC ticks (100 ns).</summary>
    public long UtcTicks;

    /// <summary>The client's address as text, without port.</summary>
    public ReadOnlySpan<byte> Address;

    /// <summary>The signed-in user's name or id.</summary>
    public ReadOnlySpan<byte> User;
    public ReadOnlySpan<byte> Method;

    /// <summary>Path and query; never a scheme or host.</summary>
    public ReadOnlySpan<byte> Target;
    public ReadOnlySpan<byte> Referrer;
    public ReadOnlySpan<byte> Agent;

    /// <summary>The answer's HTTP status; 0 where the log does not say.</summary>
    public int Status;

    /// <summary>Bytes of the answer's body; 0 where the log does not say.</summary>
    public long Bytes;

    /// <summary>How long the answer took, in microseconds; -1 where the log does not say.</summary>
    public long DurationMicros;
}
