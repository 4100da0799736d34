using Cordon.Domain;
using Cordon.Features.Overview;

namespace Cordon.Web.Overview;

public sealed record BusyShown(OverviewFacts? Facts, Refusal? Refusal);
