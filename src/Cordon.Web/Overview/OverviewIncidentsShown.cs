using Cordon.Domain;
using Cordon.Domain.Incidents;

namespace Cordon.Web.Overview;

/// <param name="Open">How many are not closed; <paramref name="Only"/> its number where it is one.</param>
/// <param name="Suggested">The one most beyond the usual; null where nothing stands out.</param>
public sealed record OverviewIncidentsShown(int Open, long? Only, SuggestedWindow? Suggested, Refusal? Refusal);
