namespace Cordon.Domain.Organizations.Lists;

/// <summary>What a mail address at a host says of its owner's employer.</summary>
public enum MailHostKind
{
    /// <summary>No list knows it: it may be an employer's.</summary>
    Ordinary,

    /// <summary>Anybody may have an address there.</summary>
    Free,

    /// <summary>Anybody may have one, and throw it away: a signal of its own.</summary>
    Disposable,

    /// <summary>A service's relay, which hides the address behind it: users.noreply.github.com.</summary>
    NoReply,
}
