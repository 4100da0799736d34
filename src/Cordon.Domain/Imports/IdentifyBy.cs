namespace Cordon.Domain.Imports;

/// <summary>What makes an account in a request log.</summary>
public enum IdentifyBy
{
    /// <summary>The user name or user id in the line; lines without one are rejected.</summary>
    User,

    /// <summary>The client's address.</summary>
    Ip,

    /// <summary>The client's address together with its user agent.</summary>
    IpAndAgent,
}
