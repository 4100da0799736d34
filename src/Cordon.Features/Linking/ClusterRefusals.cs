using Cordon.Domain;

namespace Cordon.Features.Linking;

public static class ClusterRefusals
{
    public static readonly Refusal NotFound = new("cluster.not-found", "There is no cluster with this number, and no account either. Look for the account in the list of clusters.");
}
