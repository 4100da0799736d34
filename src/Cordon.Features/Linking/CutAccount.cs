using Cordon.Domain;
using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>Says that one account is not joined through one identifier ("she paid once with her brother's card"); the others on it stay joined.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record CutAccount(AccountId Account, IdentifierRef Identifier, string Reason);
