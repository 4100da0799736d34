using System.Text;

namespace Cordon.Domain.Activity;

/// <summary>The methods told apart; anything else is <c>OTHER</c>.</summary>
public static class HttpMethods
{
    public static IReadOnlyList<string> Names { get; } =
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PROPFIND", "OTHER"];

    /// <summary>The method's place in <see cref="Names"/>.</summary>
    public static int IndexOf(ReadOnlySpan<byte> method)
    {
        if (method.SequenceEqual("GET"u8)) return 0;
        for (var i = 1; i < Names.Count - 1; i++)
            if (Ascii.Equals(method, Names[i])) return i;
        return Names.Count - 1;
    }
}
