namespace Cordon.Domain.Linking;

/// <summary>What staff decided on links and did not take back, as linking asks for it. Pairs that were found not to be one person say nothing here: they were never joined.</summary>
public sealed class StandingDecisions
{
    public static readonly StandingDecisions None = new([]);

    private readonly HashSet<IdentifierRef> _cut = [];
    private readonly Dictionary<IdentifierRef, HashSet<AccountId>> _cutOff = [];
    private readonly List<(AccountId One, AccountId Other)> _joins = [];

    /// <param name="decisions">In any order; those that were taken back are passed over.</param>
    public StandingDecisions(IEnumerable<LinkDecision> decisions)
    {
        foreach (var decision in decisions.Where(d => d.TakenBackAt is null))
            switch (decision.Kind)
            {
                case LinkDecisionKind.CutIdentifier:
                    _cut.Add(decision.Identifier);
                    break;
                case LinkDecisionKind.CutAccount:
                    if (!_cutOff.TryGetValue(decision.Identifier, out var accounts)) _cutOff.Add(decision.Identifier, accounts = []);
                    accounts.Add(decision.AccountId!.Value);
                    break;
                case LinkDecisionKind.Join:
                    _joins.Add((decision.AccountId!.Value, decision.OtherAccountId!.Value));
                    break;
            }
    }

    /// <summary>Pairs that were joined by hand.</summary>
    public IReadOnlyList<(AccountId One, AccountId Other)> Joins => _joins;

    /// <summary>Whether the identifier joins nobody.</summary>
    public bool IsCut(IdentifierRef identifier) => _cut.Contains(identifier);

    /// <summary>The accounts that are not joined through the identifier, though they use it; null where there are none.</summary>
    public IReadOnlySet<AccountId>? CutOff(IdentifierRef identifier) => _cutOff.GetValueOrDefault(identifier);
}
