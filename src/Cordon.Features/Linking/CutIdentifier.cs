using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>Says that an identifier joins nobody ("the card belongs to the office"); it lasts, whatever facts come later, until it is taken back.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record CutIdentifier(IdentifierRef Identifier, string Reason);
