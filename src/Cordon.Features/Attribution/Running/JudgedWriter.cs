using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>Writes a stretch of judgements: only what is otherwise than before, in a fixed number of statements.</summary>
internal static class JudgedWriter
{
    private const string Over =
        """
        UPDATE Affiliations SET Confidence = s.Confidence, EverConfidence = s.EverConfidence, Kinds = s.Kinds, ValidFrom = s.ValidFrom, ValidTo = s.ValidTo, LastSightedAt = s.LastSightedAt,
            Review = s.Review, Version = Affiliations.Version + 1
        FROM StagedAffiliations s WHERE s.AffiliationId = Affiliations.Id
        """;

    // What is new has its number only now.
    private const string FirstVersions =
        """
        INSERT INTO AffiliationVersions (AffiliationId, AccountId, OrganizationId, State, Confidence, ValidFrom, ValidTo, At, DecidedStrength)
        SELECT a.Id, a.AccountId, a.OrganizationId, a.State, a.Confidence, a.ValidFrom, a.ValidTo, a.LearnedAt, 0 FROM Affiliations a
        WHERE a.AccountId >= {0} AND a.AccountId <= {1} AND NOT EXISTS (SELECT 1 FROM AffiliationVersions v WHERE v.AffiliationId = a.Id)
        """;

    /// <returns>How many affiliations are new or otherwise than before.</returns>
    public static async Task<long> WriteAsync(WriteUnit unit, JudgedStretch stretch, CancellationToken cancel)
    {
        var stored = stretch.Stored.ToDictionary(a => (a.AccountId, a.OrganizationId));
        var (added, staged, versions) = (new List<Affiliation>(), new List<StagedAffiliation>(), new List<AffiliationVersion>());
        foreach (var (account, judgement) in stretch.Judgements)
        {
            if (stored.Remove((account, judgement.Organization), out var known))
            {
                Take(known, judgement);
                continue;
            }
            // What speaks against an affiliation that nobody claimed is no claim.
            if (judgement.Strength == 0) continue;
            var affiliation = new Affiliation { AccountId = account, OrganizationId = judgement.Organization, LearnedAt = unit.At };
            affiliation.Attribute(judgement, unit.At);
            added.Add(affiliation);
        }
        // What is left has no signal any more.
        foreach (var affiliation in stored.Values) Take(affiliation, Judgement.Nothing(affiliation.OrganizationId));

        if (added.Count > 0)
        {
            await unit.InsertAsync(AttributionTables.Affiliations, added, cancel);
            await unit.Db.Database.ExecuteSqlRawAsync(FirstVersions, [added.Min(a => a.AccountId.Value), added.Max(a => a.AccountId.Value)], cancel);
        }
        if (staged.Count > 0)
        {
            await unit.InsertAsync(AttributionTables.Staged, staged, cancel);
            await unit.Db.Database.ExecuteSqlRawAsync(Over, cancel);
            await unit.Db.StagedAffiliations.TagWith(nameof(JudgedWriter)).ExecuteDeleteAsync(cancel);
            if (versions.Count > 0) await unit.InsertAsync(AttributionTables.Versions, versions, cancel);
        }
        return added.Count + staged.Count;

        void Take(Affiliation affiliation, Judgement judgement)
        {
            var before = (affiliation.Confidence, affiliation.ValidFrom, affiliation.ValidTo);
            if (!affiliation.Attribute(judgement, unit.At)) return;
            staged.Add(new()
            {
                AffiliationId = affiliation.Id,
                Confidence = affiliation.Confidence,
                EverConfidence = affiliation.EverConfidence,
                Kinds = affiliation.Kinds,
                ValidFrom = affiliation.ValidFrom,
                ValidTo = affiliation.ValidTo,
                LastSightedAt = affiliation.LastSightedAt,
                Review = affiliation.Review,
            });
            // A sighting that goes on is no other belief.
            if (before != (affiliation.Confidence, affiliation.ValidFrom, affiliation.ValidTo)) versions.Add(AffiliationVersion.Of(affiliation, unit.At));
        }
    }
}
