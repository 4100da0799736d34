using Cordon.Domain;
using Cordon.Features.Incidents;

namespace Cordon.Web.Incidents;

/// <param name="Account">Whose they are.</param>
public sealed record AccountIncidentsShown(long Account, IReadOnlyList<AccountIncident>? Incidents, Refusal? Refusal);

/// <param name="Organization">Whose people.</param>
public sealed record OrganizationIncidentsShown(long Organization, IReadOnlyList<OrganizationIncident>? Incidents, Refusal? Refusal);
