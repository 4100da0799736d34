using Cordon.Features.Linking;

namespace Cordon.Web.Linking;

/// <summary>Something that a person wants to decide on a cluster's links; the page opens the dialog of it.</summary>
public abstract record ClusterAct
{
    public sealed record CutWhole(IdentifierName Identifier) : ClusterAct;

    public sealed record CutOff(AccountName Account, IdentifierName Identifier) : ClusterAct;

    public sealed record TakeBack(LinkDecisionView Decision) : ClusterAct;

    public sealed record Accept(ClusterSuggestion Suggestion) : ClusterAct;

    public sealed record TurnDown(ClusterSuggestion Suggestion) : ClusterAct;
}
