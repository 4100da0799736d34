namespace Cordon.Domain.Attribution;

/// <summary>Signals that rest on one thing: of a family only the strongest counts, because the same address twice is no second proof.</summary>
public enum SignalFamily
{
    Mail,
    SignIn,
    Payment,
    Cluster,
    Network,
    Words,
    Confirmation,
    Observation,
    Ending,
    Statement,
}

/// <summary>What a kind of signal is worth.</summary>
/// <param name="Name">As files, commands and addresses write it.</param>
/// <param name="Text">As pages write it.</param>
/// <param name="Weight">Log-odds when it was seen today; negative speaks against.</param>
/// <param name="HalfLifeDays">Days after which half of the weight is left; 0: it does not fade.</param>
/// <param name="Strength">1 to 6. A rejection is asked again only by a kind that is stronger than all that was known when it was made.</param>
public sealed record SignalRule(SignalKind Kind, string Name, string Text, SignalFamily Family, double Weight, int HalfLifeDays, int Strength)
{
    public bool Supports => Weight > 0;
}

public static class SignalRules
{
    // Mail is fitted to real employment histories (docs/attribution.md); the others are set beside it in the order of how hard they are to come by without belonging there.
    private static readonly SignalRule[] Rules =
    [
        new(SignalKind.VerifiedMail, "verified-mail", "corporate mail, verified", SignalFamily.Mail, 1.6, 480, 4),
        new(SignalKind.UnverifiedMail, "unverified-mail", "corporate mail, not verified", SignalFamily.Mail, 0.7, 480, 2),
        new(SignalKind.SsoTenant, "sso-tenant", "signs in through the organization", SignalFamily.SignIn, 4.5, 365, 5),
        new(SignalKind.BillingMail, "billing-mail", "the bill goes to another address, a corporate one", SignalFamily.Mail, 0.9, 540, 3),
        new(SignalKind.BillingName, "billing-name", "the bill names the organization", SignalFamily.Payment, 1.7, 540, 2),
        new(SignalKind.CorporateCard, "corporate-card", "pays with the organization's card, as confirmed staff do", SignalFamily.Payment, 2.6, 365, 3),
        new(SignalKind.ClusterMate, "cluster-mate", "in one cluster with confirmed staff", SignalFamily.Cluster, 1.7, 365, 2),
        new(SignalKind.Network, "network", "came from the organization's network", SignalFamily.Network, 0.6, 90, 1),
        new(SignalKind.SelfDeclared, "self-declared", "says so on the platform", SignalFamily.Words, 1.5, 730, 1),
        new(SignalKind.PublicProfile, "public-profile", "a public profile says so", SignalFamily.Words, 1.9, 540, 2),
        new(SignalKind.Confirmation, "confirmation", "the organization confirms it", SignalFamily.Confirmation, 5.5, 730, 6),
        new(SignalKind.StaffObservation, "staff-observation", "seen by staff", SignalFamily.Observation, 2.0, 540, 3),
        new(SignalKind.MailBounced, "mail-bounced", "mail to the address came back", SignalFamily.Ending, -5.0, 0, 4),
        new(SignalKind.SsoRemoved, "sso-removed", "taken out of the organization's sign-in", SignalFamily.Ending, -5.5, 0, 5),
        new(SignalKind.OtherEmployer, "other-employer", "another employer is confirmed since", SignalFamily.Ending, -5.0, 0, 4),
        new(SignalKind.Statement, "statement", "the person says otherwise", SignalFamily.Statement, -1.5, 0, 2),
    ];

    public static IReadOnlyList<SignalRule> All => Rules;

    public static SignalRule Of(SignalKind kind) => Rules[(int)kind];

    /// <returns>Null where no kind is written so.</returns>
    public static SignalKind? Parse(string? name) => Array.Find(Rules, r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase))?.Kind;

    public static bool IsMail(SignalKind kind) => Of(kind).Family == SignalFamily.Mail;
}
