using Cordon.Domain;
using Cordon.Features.Evidence.Verifying;

namespace Cordon.Web.Evidence;

public sealed record VerificationShown(VerificationStanding? Standing, Refusal? Refusal);
