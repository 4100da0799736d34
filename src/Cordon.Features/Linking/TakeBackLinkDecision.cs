using Cordon.Domain;

namespace Cordon.Features.Linking;

/// <summary>Takes back a cut, a join or a turned-down suggestion: the facts then say again what they say.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record TakeBackLinkDecision(LinkDecisionId Decision, string Reason);
