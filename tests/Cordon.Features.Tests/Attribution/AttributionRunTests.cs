using Cordon.Domain.Attribution;
using Cordon.Domain.Imports;
using Cordon.Features.Attribution;
using Cordon.Features.Organizations;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Attribution;

public sealed class AttributionRunTests
{
    [Fact]
    public async Task Mail_at_a_domain_of_the_organization_makes_a_suspicion()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@eu.northlight-data.com,true");
        await store.AttributeAsync();
        var found = await store.OfAsync("A-1");
        Assert.Equal((AffiliationState.Suspected, ReviewReason.Undecided, true), (found.State, found.Review, found.Confidence > 0.9));
    }

    [Fact]
    public async Task Mail_that_nobody_verified_is_believed_less()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true", "A-2,lu@northlight-data.com,false");
        await store.AttributeAsync();
        Assert.InRange((await store.OfAsync("A-2")).Confidence, 0.6, 0.8);
    }

    [Fact]
    public async Task Free_mail_makes_no_affiliation_even_where_an_organization_claims_the_domain()
    {
        await using var store = await AttributedStore.StartAsync("Northlight Data,northlight-data.com;gmail.com,");
        await store.AccountsAsync("A-1,jo@gmail.com,true");
        await store.AttributeAsync();
        Assert.Null(await store.FindAsync("A-1"));
    }

    [Fact]
    public async Task A_bill_in_the_organizations_name_and_to_its_address_are_signals()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.PaymentsAsync("A-1,card,f-1,credit,Northlight Data GmbH,,2026-03-01", "A-2,card,f-2,credit,,books@northlight-data.com,2026-03-01");
        await store.AttributeAsync();
        Assert.Equal([SignalKind.BillingName], await store.KindsAsync("A-1"));
        Assert.Equal([SignalKind.BillingMail], await store.KindsAsync("A-2"));
    }

    [Theory]
    [InlineData("Northlight Data Services Ltd.")]
    [InlineData("Northligth Data")]
    public async Task A_bill_whose_name_is_only_like_the_organizations_is_believed_less(string name)
    {
        await using var store = await AttributedStore.StartAsync();
        await store.PaymentsAsync("A-1,card,f-1,credit,Northlight Data GmbH,,2026-03-01", $"A-2,card,f-2,credit,{name},,2026-03-01");
        await store.AttributeAsync();
        var (sure, like) = (await store.OfAsync("A-1"), await store.OfAsync("A-2"));
        Assert.InRange(like.Confidence, 0.5, sure.Confidence - 0.02);
        // The page works it out anew, of this account alone.
        var shown = Assert.Single((await store.App.Get<GetAccountAffiliationsHandler>().HandleAsync(new(like.AccountId), TestContext.Current.CancellationToken)).Value.Affiliations);
        Assert.Equal(like.Confidence, 1 / (1 + Math.Exp(-shown.Shares.Sum(s => s.LogOdds))), 9);
    }

    [Fact]
    public async Task A_bill_to_the_persons_own_name_is_no_guess_at_a_company_of_a_like_one()
    {
        await using var store = await AttributedStore.StartAsync("Orbisantis,orbisantis.com,");
        await store.ImportAsync(ImportKind.Accounts, "external_id,display_name\r\nA-1,Orbisantes\r\nA-2,Lu");
        await store.PaymentsAsync("A-1,card,f-1,credit,Orbisantes,,2026-03-01", "A-2,card,f-2,credit,Orbisantes,,2026-03-01");
        await store.AttributeAsync();
        Assert.Equal((null, true), (await store.FindAsync("A-1", "Orbisantis"), await store.FindAsync("A-2", "Orbisantis") is not null));
    }

    [Fact]
    public async Task A_bill_in_a_name_that_two_organizations_bear_says_nothing()
    {
        await using var store = await AttributedStore.StartAsync("Northlight Data GmbH,northlight-data.com,\r\nHarbour Works,harbour-works.com,Northlight Data Ltd");
        await store.PaymentsAsync("A-1,card,f-1,credit,Northlight Data,,2026-03-01");
        await store.AttributeAsync();
        Assert.Empty(await store.KindsAsync("A-1"));
    }

    [Fact]
    public async Task A_bill_that_goes_to_the_accounts_own_address_is_no_second_sign()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,false");
        await store.PaymentsAsync("A-1,card,f-1,credit,,Jo@northlight-data.com,2026-03-01");
        await store.AttributeAsync();
        Assert.Equal([SignalKind.UnverifiedMail], await store.KindsAsync("A-1"));
    }

    [Fact]
    public async Task A_corporate_card_says_something_once_somebody_on_it_is_confirmed()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true", "A-2,lu@gmail.com,true");
        await store.PaymentsAsync("A-1,card,f-1,corporate,,,2026-03-01", "A-2,card,f-1,corporate,,,2026-03-01");
        await store.AttributeAsync();
        Assert.Empty(await store.KindsAsync("A-2"));
        await store.ConfirmAsync("A-1");
        await store.AttributeAsync();
        Assert.Contains(SignalKind.CorporateCard, await store.KindsAsync("A-2"));
    }

    [Fact]
    public async Task A_private_card_shared_with_confirmed_staff_says_nothing_of_itself_and_the_cluster_a_little()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true", "A-2,lu@gmail.com,true");
        await store.PaymentsAsync("A-1,card,f-1,debit,,,2026-03-01", "A-2,card,f-1,debit,,,2026-03-01");
        await store.LinkAsync();
        await store.AttributeAsync();
        await store.ConfirmAsync("A-1");
        await store.AttributeAsync();
        Assert.Equal([SignalKind.ClusterMate], await store.KindsAsync("A-2"));
        Assert.InRange((await store.OfAsync("A-2")).Confidence, 0.3, 0.7);
    }

    [Fact]
    public async Task What_is_no_longer_so_is_end_dated_and_its_affiliation_is_believed_no_more()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true");
        await store.AttributeAsync();
        store.App.Clock.Advance(TimeSpan.FromDays(1));
        await store.AccountsAsync("A-1,jo@gmail.com,true");
        await store.AttributeAsync();
        Assert.Equal((0, 1), ((await store.KindsAsync("A-1")).Count, await store.App.AskAsync(db => db.Signals.CountAsync(s => s.EndedAt != null))));
        Assert.Equal(0, (await store.OfAsync("A-1")).Confidence);
    }

    [Fact]
    public async Task A_second_run_over_the_same_facts_changes_nothing()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true");
        await store.SignalsAsync("A-1,Northlight Data,public-profile,Jo,search,2026-02-01T00:00:00Z");
        await store.AttributeAsync();
        var before = await store.App.AskAsync(db => db.AffiliationVersions.CountAsync());
        Assert.Equal((0, before), ((int)(await store.AttributeAsync()).Changed, await store.App.AskAsync(db => db.AffiliationVersions.CountAsync())));
    }

    [Fact]
    public async Task Facts_in_any_order_come_to_the_same_affiliations()
    {
        string[] signals = ["A-1,Harbour Works,public-profile,Jo,search,2026-02-01T00:00:00Z", "A-1,Northlight Data,verified-mail,jo@northlight-data.com,mail,2025-02-01T00:00:00Z",
            "A-1,Northlight Data,verified-mail,jo@northlight-data.com,mail,2025-06-01T00:00:00Z",
            "A-2,Northlight Data,sso-tenant,,sso,2026-01-01T00:00:00Z", "A-2,Northlight Data,sso-removed,,sso,2026-02-01T00:00:00Z"];
        string[] accounts = ["A-1,jo@northlight-data.com,true", "A-2,lu@gmail.com,false"];
        await using var one = await AttributedStore.StartAsync();
        await one.AccountsAsync(accounts);
        await one.SignalsAsync(signals);
        await one.AttributeAsync();
        await using var other = await AttributedStore.StartAsync();
        foreach (var signal in signals.Reverse())
        {
            await other.SignalsAsync(signal);
            await other.AttributeAsync();
        }
        await other.AccountsAsync([.. accounts.Reverse()]);
        await other.AttributeAsync();
        Assert.Equal(await one.AllAsync(), await other.AllAsync());
    }

    [Fact]
    public async Task Of_two_that_were_merged_all_signals_count_where_they_were_merged_into_and_after_a_split_where_they_came_from()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true");
        await store.SignalsAsync("A-1,Harbour Works,public-profile,Jo,search,2026-02-01T00:00:00Z");
        await store.AttributeAsync();
        var before = await store.AllAsync();
        var merge = (await store.App.Get<MergeOrganizationsHandler>().HandleAsync(new(await store.OrganizationAsync("Northlight Data"), await store.OrganizationAsync("Harbour Works"), AttributedStore.Why), CancellationToken.None)).Value;
        await store.AttributeAsync();
        Assert.Equal((true, 0.0), ((await store.OfAsync("A-1")).Confidence > 0.95, (await store.OfAsync("A-1", "Harbour Works")).Confidence));
        Assert.Null((await store.App.Get<SplitOrganizationHandler>().HandleAsync(new(merge, AttributedStore.Why), CancellationToken.None)).Refusal);
        await store.AttributeAsync();
        Assert.Equal(before, await store.AllAsync());
    }

    [Fact]
    public async Task It_began_with_the_first_sighting_however_often_it_was_seen_since()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.SignalsAsync("A-1,Northlight Data,verified-mail,jo@northlight-data.com,mail,2026-02-01T00:00:00Z");
        await store.AttributeAsync();
        await store.SignalsAsync("A-1,Northlight Data,verified-mail,jo@northlight-data.com,mail,2026-03-01T00:00:00Z");
        await store.AttributeAsync();
        var found = await store.OfAsync("A-1");
        Assert.Equal((new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), (found.ValidFrom, found.LastSightedAt));
    }

    [Fact]
    public async Task A_run_that_was_asked_to_stop_says_so()
    {
        await using var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.App.Get<RunAttributionHandler>().HandleAsync(new(), new Progress<Features.Jobs.JobProgress>(), stop.Token));
        Assert.Null(await store.FindAsync("A-1"));
    }
}
