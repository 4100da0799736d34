namespace Cordon.Domain.Attribution;

/// <summary>What a reason to believe, or to doubt, an affiliation is. The names in <see cref="SignalRules"/> are a contract of files and commands.</summary>
public enum SignalKind
{
    /// <summary>A mail address at a domain of the organization, and somebody read a message sent there.</summary>
    VerifiedMail,

    /// <summary>Such an address, typed by whoever made the account.</summary>
    UnverifiedMail,

    /// <summary>Signed in through the organization's own identity provider.</summary>
    SsoTenant,

    /// <summary>The bill goes to an address at a domain of the organization that is not the account's own.</summary>
    BillingMail,

    /// <summary>The bill names the organization.</summary>
    BillingName,

    /// <summary>Pays with a card that a confirmed account of the organization pays with, and that is the organization's: corporate, or billed in its name.</summary>
    CorporateCard,

    /// <summary>In one cluster with a confirmed account of the organization.</summary>
    ClusterMate,

    /// <summary>Came from a network of the organization. Cafés and neighbours do too.</summary>
    Network,

    /// <summary>The person says so on the platform.</summary>
    SelfDeclared,

    /// <summary>A profile elsewhere says so.</summary>
    PublicProfile,

    /// <summary>The organization itself, its personnel department or the customer who pays for the seat, says so.</summary>
    Confirmation,

    /// <summary>A staff member of the platform saw it.</summary>
    StaffObservation,

    /// <summary>Mail to the address came back.</summary>
    MailBounced,

    /// <summary>The organization took the account out of its sign-in.</summary>
    SsoRemoved,

    /// <summary>Another employer is confirmed since.</summary>
    OtherEmployer,

    /// <summary>The person says that they do not, or no longer, belong there.</summary>
    Statement,
}
