using Cordon.Domain;
using Cordon.Features.Bans;

namespace Cordon.Web.Overview;

public sealed record BansShownOnOverview(BanStanding? Standing, Refusal? Refusal);
