using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Features.Attribution.Running;
using Cordon.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How coverage is read and written, driven for <see cref="StatementTests"/>.</summary>
internal static class CoverageStatements
{
    private static readonly AccountId[] Accounts = [new(1), new(2)];

    private static readonly CoverageScope[] Scopes = [CoverageScope.Everybody, CoverageScope.Of(new BanId(1)), CoverageScope.Of(Accounts), new(After: new(1), To: new(9))];

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(CoverageQuery)] = app => app.Get<CordonStore>().ReadAsync(
            async (db, ct) =>
            {
                await CoverageQuery.At(db, StoreFacts.Noon).Where(c => c.AccountId == 1).ToListAsync(ct);
                await CoverageQuery.Now(db, new(1)).ToListAsync(ct);
                foreach (var rule in new[] { BanRule.OfAccounts, BanRule.OfOrganization(new(1)), new BanRule(BanTarget.Organization, new(1), true, 0.75, true, false) })
                    await CoverageQuery.Of(db, app.Get<IStoreDialect>(), rule, Accounts, [new(3), new(4)], StoreFacts.Noon).ToListAsync(ct);
                return 0;
            },
            CancellationToken.None),
        [nameof(CoverageWriter)] = async app =>
        {
            app.Server.Hold(InForce());
            await WriteAsync(app, unit => CoverageWriter.BeginAsync(unit, new(1), EnforcementCause.BanApplied, CancellationToken.None));
            await WriteAsync(app, unit => CoverageWriter.FinishAsync(unit, new(1), EnforcementCause.BanLifted, CancellationToken.None));
            foreach (var scope in Scopes) await WriteAsync(app, unit => CoverageWriter.RefreshAsync(unit, scope, EnforcementCause.AffiliationChanged, CancellationToken.None));
        },
        [nameof(AttributeAtOnce)] = async app =>
        {
            app.Server.Hold(InForce()).Hold(new Account { Id = new(1), ExternalId = "one", Kind = AccountKind.Registered, LearnedAt = StoreFacts.Noon, EmailDomain = "studio.example" });
            await WriteAsync(app, unit => AttributeAtOnce.OfMailAsync(unit, StoreFacts.Mara, [(new(1), "studio.example", true)], CancellationToken.None));
            await WriteAsync(app, unit => AttributeAtOnce.OfSignalsAsync(unit, StoreFacts.Mara, new(1), CancellationToken.None));
        },
    };

    private static Ban InForce()
    {
        var ban = new Ban
        {
            Id = new(1),
            Target = BanTarget.Organization,
            OrganizationId = new(1),
            ClauseId = new(1),
            Reason = "Every pair was downloaded in lockstep.",
            Statement = "Content was collected automatically.",
            FromAt = StoreFacts.Noon,
            ProposedBy = "dev:reviewer",
            ProposedByName = "Mara Reviewer",
            ProposedAt = StoreFacts.Noon,
        };
        ban.Approve(StoreFacts.Mara, StoreFacts.Noon);
        ban.Begin(StoreFacts.Noon);
        return ban;
    }

    private static async Task WriteAsync(RecordingApp app, Func<WriteUnit, Task> work)
    {
        await using var unit = await app.Get<CordonStore>().BeginAsync(CancellationToken.None);
        await work(unit);
        await unit.CommitAsync(CancellationToken.None);
    }
}
