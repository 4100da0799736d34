using Cordon.Domain;
using Cordon.Domain.Incidents;

namespace Cordon.Web.Incidents;

public sealed record SuggestedWindowsShown(IReadOnlyList<SuggestedWindow>? Windows, Refusal? Refusal);
