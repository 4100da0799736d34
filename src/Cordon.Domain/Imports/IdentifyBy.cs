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

public static class IdentifyByText
{
    /// <summary>As it is written on the command line.</summary>
    public static string Text(this IdentifyBy by) => by switch
    {
        IdentifyBy.User => "user",
        IdentifyBy.Ip => "ip",
        _ => "ip+agent",
    };

    /// <summary>The value a text names; null where it names none.</summary>
    public static IdentifyBy? Parse(string? text) => text switch
    {
        "user" => IdentifyBy.User,
        "ip" => IdentifyBy.Ip,
        "ip+agent" => IdentifyBy.IpAndAgent,
        _ => null,
    };
}
