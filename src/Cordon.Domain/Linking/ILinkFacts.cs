namespace Cordon.Domain.Linking;

/// <summary>What linking asks for when it looks at some accounts only. Each question is about a set; no answer has an order.</summary>
public interface ILinkFacts
{
    /// <summary>The identifiers that these accounts use.</summary>
    Task<IReadOnlyList<LinkFact>> UsesOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel);

    /// <summary>All uses of these identifiers.</summary>
    Task<IReadOnlyList<LinkFact>> UsesOnAsync(IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel);

    /// <summary>The kind of these identifiers, and how many accounts use each.</summary>
    Task<IReadOnlyList<IdentifierFigures>> FiguresOfAsync(IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel);

    /// <summary>All memberships, as they are stored, of the clusters that these accounts belong to.</summary>
    Task<IReadOnlyList<Membership>> ClustersOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel);
}

/// <summary>An account uses an identifier.</summary>
public readonly record struct LinkFact(AccountId Account, IdentifierRef Identifier);

/// <param name="Users">Accounts that use it, all there are.</param>
public readonly record struct IdentifierFigures(IdentifierRef Identifier, IdentifierKind Kind, long Users);
