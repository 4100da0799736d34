using Cordon.Data.Storing;
using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>The tables that linking writes in bulk.</summary>
public static class LinkingTables
{
    public static readonly BulkTable<Membership> Members = new("ClusterMembers",
    [
        BulkColumn<Membership>.Number("AccountId", m => m.Account.Value),
        BulkColumn<Membership>.Number("ClusterId", m => m.Cluster.Value),
    ]);

    public static readonly BulkTable<Cluster> Clusters = new("Clusters",
    [
        BulkColumn<Cluster>.Number("Id", c => c.Id.Value),
        BulkColumn<Cluster>.Number("Accounts", c => c.Accounts),
        BulkColumn<Cluster>.Number("Links", c => c.Links),
        BulkColumn<Cluster>.Instant("FormedAt", c => c.FormedAt.UtcTicks),
        BulkColumn<Cluster>.Instant("ChangedAt", c => c.ChangedAt.UtcTicks),
    ]);

    public static readonly BulkTable<ProbableLink> Probable = new("ProbableLinks",
    [
        BulkColumn<ProbableLink>.Number("AccountId", p => p.AccountId.Value),
        BulkColumn<ProbableLink>.Number("OtherAccountId", p => p.OtherAccountId.Value),
        BulkColumn<ProbableLink>.Real("Probability", p => p.Probability),
        BulkColumn<ProbableLink>.Text("Sentence", p => p.Sentence),
        BulkColumn<ProbableLink>.Text("Contributions", p => p.Contributions),
        BulkColumn<ProbableLink>.Instant("FoundAt", p => p.FoundAt.UtcTicks),
    ]);
}
