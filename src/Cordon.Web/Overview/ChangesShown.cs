using Cordon.Domain;
using Cordon.Features.Overview;

namespace Cordon.Web.Overview;

/// <param name="Since">When the sitting before this one ended; null on a first visit.</param>
public sealed record ChangesShown(DateTimeOffset? Since, Changes? Facts, Refusal? Refusal);
