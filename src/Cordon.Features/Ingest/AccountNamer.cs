using System.Text;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;

namespace Cordon.Features.Ingest;

/// <summary>Tells whose request it is: the bytes of the account's external id. Reuses one buffer.</summary>
public sealed class AccountNamer(IdentifyBy by)
{
    private readonly byte[] _buffer = new byte[Account.MaxExternalIdLength];

    /// <param name="account">Valid until the next call.</param>
    /// <param name="reason">Why the line names no account.</param>
    public bool TryName(scoped in RequestLine line, out ReadOnlySpan<byte> account, out string reason)
    {
        account = default;
        reason = "";
        // SQL Server compares text without the blanks at its end: two names that differ by those alone would be one there.
        var user = line.User.Trim((byte)' ');
        switch (by)
        {
            case IdentifyBy.User when user.IsEmpty: reason = "no user in the line"; return false;
            case IdentifyBy.User: account = user; break;
            case IdentifyBy.Ip: account = line.Address; break;
            default: account = WithAgent(line.Address, line.Agent.TrimEnd((byte)' ')); break;
        }
        if (account.Length > Account.MaxExternalIdLength) reason = $"the {Noun} is longer than {Account.MaxExternalIdLength} bytes";
        else if (account.ContainsAnyInRange((byte)0, (byte)31)) reason = $"the {Noun} holds control characters";
        return reason.Length == 0;
    }

    private string Noun => by == IdentifyBy.User ? "user" : "address";

    /// <summary><c>address agent</c>, or <c>address -</c>. A very long agent is cut and told from others of the same start by its hash.</summary>
    private ReadOnlySpan<byte> WithAgent(ReadOnlySpan<byte> address, ReadOnlySpan<byte> agent)
    {
        if (agent.IsEmpty) agent = "-"u8;
        if (address.Length > 255) return address;
        address.CopyTo(_buffer);
        _buffer[address.Length] = (byte)' ';
        var room = _buffer.AsSpan(address.Length + 1);
        if (agent.Length <= room.Length)
        {
            agent.CopyTo(room);
            return Clean(_buffer.AsSpan(0, address.Length + 1 + agent.Length));
        }
        var mark = Encoding.ASCII.GetBytes($"~{StableHash.Of(agent):x16}");
        agent[..(room.Length - mark.Length)].CopyTo(room);
        mark.CopyTo(room[(room.Length - mark.Length)..]);
        return Clean(_buffer);
    }

    // An agent may hold anything; what cannot be shown becomes a question mark instead of costing the line.
    private static ReadOnlySpan<byte> Clean(Span<byte> text)
    {
        foreach (ref var b in text)
            if (b < ' ') b = (byte)'?';
        return text;
    }
}
