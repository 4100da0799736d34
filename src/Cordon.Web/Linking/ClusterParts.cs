using Cordon.Features.Linking;

namespace Cordon.Web.Linking;

/// <summary>What the lines of the graph are called, the same as in <see cref="ClusterGraphModel"/>.</summary>
internal static class ClusterParts
{
    public static string KeyOf(ClusterUse use) => $"{ClusterGraphModel.KeyOf(use.Account)}-{use.Identifier}-u";

    public static string KeyOf(ClusterSuggestion s) => $"{ClusterGraphModel.KeyOf(s.AccountId)}-{ClusterGraphModel.KeyOf(s.OtherId)}-s";

    public static string KeyOf(LinkDecisionView join) => $"{ClusterGraphModel.KeyOf(join.Account!.Id)}-{ClusterGraphModel.KeyOf(join.Other!.Id)}-j";
}
