namespace Cordon.Features.Demo;

/// <summary>An account of the demo with everything that is true of it, seen or hidden.</summary>
public sealed record DemoAccount
{
    public required string ExternalId { get; init; }
    public required string Username { get; init; }

    /// <summary>Empty for those who gave none.</summary>
    public required string DisplayName { get; init; }
    public required string Email { get; init; }
    public required bool EmailVerified { get; init; }
    public required DemoPlan Plan { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DemoRole Role { get; init; }

    /// <summary>Counts within the role, from 0.</summary>
    public required int Number { get; init; }
    public required DemoPerson Person { get; init; }
    public DemoCard? Card { get; init; }
    public required DemoDevice Device { get; init; }

    /// <summary>Every reason there is to connect it with an organization, weak ones too.</summary>
    public DemoSignals Signals { get; init; }
    public required DemoHabits Habits { get; init; }
}

public enum DemoPlan { Free, Paid, Team }

/// <summary>Who uses accounts; one person may have several.</summary>
/// <param name="Key">Names the person within one world.</param>
public sealed record DemoPerson(int Key, DemoName Name, string Country, IReadOnlyList<DemoEmployment> Employments)
{
    public DemoEmployment? EmploymentWith(DemoOrganization organization) =>
        Employments.FirstOrDefault(employment => employment.Organization.Key == organization.Key);

    /// <summary>Null for those who work nowhere that matters here.</summary>
    public DemoOrganization? EmployerNow() => Employments.LastOrDefault(employment => employment.Until is null)?.Organization;
}

/// <param name="Until">The last day; null: still there.</param>
public sealed record DemoEmployment(DemoOrganization Organization, DateOnly From, DateOnly? Until);

/// <param name="BillingName">What the statement says beside the card, where it names a company.</param>
public sealed record DemoCard(string Key, DemoCardKind Kind, string? BillingName = null);

public enum DemoCardKind { Personal, Corporate, Prepaid }

public sealed record DemoDevice(string Key);

[Flags]
public enum DemoSignals
{
    None = 0,
    VerifiedCorporateMail = 1,
    UnverifiedCorporateMail = 2,
    BillingName = 4,
    OfficeNetwork = 8,
    CorporateCard = 16,
}

/// <summary>How and from where somebody uses the service.</summary>
/// <param name="VisitsPerDay">On a usual working day; 0 for those who no longer come.</param>
/// <param name="Household">Whose line at home it is; a family shares one.</param>
/// <param name="Country">Index into <see cref="DemoCountry.All"/>.</param>
public sealed record DemoHabits(double VisitsPerDay, DemoPlace Place, bool OnPhone, string Agent, int Household, int Country);

public enum DemoPlace
{
    Home,

    /// <summary>At the office on working days, at home otherwise.</summary>
    Office,

    /// <summary>A guest behind the office's address, at any time of day; on the phone's own network otherwise.</summary>
    OfficeNeighbour,
    Mobile,
    School,

    /// <summary>Only as its part in the story says.</summary>
    Machine,
}
