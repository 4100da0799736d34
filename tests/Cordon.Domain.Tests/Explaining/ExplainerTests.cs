using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Explaining;
using Cordon.Domain.Policies;
using Cordon.Domain.Staff;

namespace Cordon.Domain.Tests.Explaining;

public sealed class ExplainerTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Mara = new("dev:reviewer", "Mara", [Role.Reviewer]), Noor = new("dev:approver", "Noor", [Role.Approver]);
    private const string Statement = "The account belongs to Northlight Data, whose staff collected images automatically";

    // Words that would tell of payments, of other people or of how it was found out.
    private static readonly string[] Unsaid = ["bill", "card", "pay", "cluster", "device", "network", "flag", "detect", "score", "confidence", "requests.log", "Mara", "Noor", "Idris", "Bulk download", "Walked by five", "0.9"];

    [Fact]
    public void The_path_leads_from_the_account_over_each_step_to_the_evidence()
    {
        var ban = Assert.Single(Explainer.Explain(Facts(), Audience.Reviewer).Bans);
        Assert.Equal([PathStepKind.Account, PathStepKind.Affiliation, PathStepKind.Organization, PathStepKind.Ban, PathStepKind.Incident, PathStepKind.Evidence], ban.Path.Select(s => s.Kind));
        Assert.Equal("confirmed, confidence 0.93", ban.Path[1].Text);
        Assert.Contains(ban.Path[1].Details, d => d is { Text: "corporate mail, verified", LogOdds: 1.6, Sources: ["crm"] });
        Assert.Contains(ban.Path[1].Details, d => d.Text == "confirmed by Idris on 3 March 2026: “The customer says so.”");
        Assert.Equal(("Northlight Labs", "is part of Northlight Data"), (ban.Path[2].Text, Assert.Single(ban.Path[2].Details).Text));
        Assert.Equal(["“Do not automate.”", "proposed by Mara on 6 March 2026, 08:00 UTC", "co-signed by Lena on 6 March 2026, 08:30 UTC", "approved by Noor on 6 March 2026, 09:00 UTC"], ban.Path[3].Details.Select(d => d.Text));
        Assert.Equal(("Walked by five", "2 March 2026, 02:10 to 03:40 UTC"), (ban.Path[4].Text, ban.Path[4].Details[0].Text));
        Assert.Equal((12L, "requests.log", new string('a', 64), 3), (ban.Path[5].Id!.Value, ban.Path[5].Text, ban.Path[5].Sha256, ban.Path[5].Opened!.Value));
    }

    [Fact]
    public void Support_sees_the_same_steps_in_plain_words()
    {
        var path = Assert.Single(Explainer.Explain(Facts(), Audience.Support).Bans).Path;
        Assert.Equal([PathStepKind.Account, PathStepKind.Affiliation, PathStepKind.Organization, PathStepKind.Ban, PathStepKind.Incident, PathStepKind.Evidence], path.Select(s => s.Kind));
        Assert.Equal("belongs to Northlight Labs, as a person has confirmed", path[1].Text);
        Assert.Equal(["its mail address is one of the organization and was verified"], path[1].Details.Select(d => d.Text));
        Assert.Contains("decided by two people; the second agreed on 6 March 2026", path[3].Details.Select(d => d.Text));
        Assert.Equal("sealed evidence", path[5].Text);
        Assert.Null(path[1].Confidence);
        Assert.Null(path[5].Sha256);
    }

    public static TheoryData<SignalKind> Kinds => [.. Enum.GetValues<SignalKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_of_payments_of_detection_or_of_others_is_told_to_support_or_to_the_person_whatever_the_signal(SignalKind kind)
    {
        var signal = new PathSignal(kind, SignalRules.Of(kind).Text, SignalRules.Of(kind).Weight, ["stripe"]);
        foreach (var audience in new[] { Audience.Support, Audience.Person })
        {
            var explanation = Explainer.Explain(Facts(signals: [signal]), audience);
            foreach (var text in Texts(explanation))
                Assert.DoesNotContain(Unsaid, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.All(explanation.Bans.SelectMany(b => b.Path).SelectMany(s => s.Details), d => Assert.True(d is { LogOdds: null, Sources: null }));
        }
    }

    [Fact]
    public void Signals_that_are_not_told_are_one_word_however_many_there_are()
    {
        PathSignal[] signals = [Signal(SignalKind.CorporateCard), Signal(SignalKind.ClusterMate), Signal(SignalKind.SsoTenant), Signal(SignalKind.MailBounced)];
        Assert.Equal(["it signs in through the organization", SupportWords.More], SupportWords.Of(signals));
    }

    [Fact]
    public void The_person_is_told_since_when_until_when_why_and_what_may_be_said_of_the_incident()
    {
        var explanation = Explainer.Explain(Facts(), Audience.Person);
        Assert.Equal((EnforcementState.Banned, March, (DateTimeOffset?)null), (explanation.State, explanation.Since, explanation.Until));
        Assert.Equal($"Banned since 6 March 2026, until further notice (review on 1 September). Because: {Statement}. Galleries loaded slowly.", explanation.Person["en"]);
    }

    [Fact]
    public void A_ban_with_an_end_says_when_it_ends()
    {
        var explanation = Explainer.Explain(Facts(Ban(until: Now.AddDays(9))), Audience.Person);
        Assert.Equal(Now.AddDays(9), explanation.Until);
        Assert.StartsWith("Banned since 6 March 2026, until 10 April 2026, 12:00 UTC. Because: ", explanation.Person["en"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_ban_whose_end_has_passed_is_not_said_to_be_in_force()
    {
        var explanation = Explainer.Explain(Facts(Ban(until: Now)), Audience.Person);
        Assert.True(Assert.Single(explanation.Bans).EndsNow);
        Assert.StartsWith("Banned since 6 March 2026. The ban has come to its end; the account is being freed now.", explanation.Person["en"], StringComparison.Ordinal);
    }

    [Fact]
    public void Under_two_bans_the_later_end_counts_and_both_reasons_are_told()
    {
        var (first, second) = (Covering(Ban(until: Now.AddDays(2)), March), Covering(Ban(id: 32, until: Now.AddDays(5), statement: "Galleries were taken down by the account itself."), March.AddDays(1)));
        var facts = Facts() with { Covering = [second, first] };
        var explanation = Explainer.Explain(facts, Audience.Person);
        Assert.Equal((March, Now.AddDays(5)), (explanation.Since, explanation.Until));
        Assert.Equal([31L, 32L], explanation.Bans.Select(b => b.Ban));
        Assert.Contains("Also: Galleries were taken down by the account itself.", explanation.Person["en"], StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_two_bans_without_an_end_means_until_further_notice_and_a_review_of_neither_is_promised()
    {
        var facts = Facts() with { Covering = [Covering(Ban(), March), Covering(Ban(id: 32, until: Now.AddDays(5)), March)] };
        Assert.StartsWith("Banned since 6 March 2026, until further notice. Because", Explainer.Explain(facts, Audience.Person).Person["en"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_ban_ends_when_it_falls_and_nobody_is_said_to_have_approved_it()
    {
        var explanation = Explainer.Explain(Facts(Ban(emergencyEnds: Now.AddHours(5))), Audience.Support);
        Assert.Equal((Now.AddHours(5), true), (explanation.Until, Assert.Single(explanation.Bans).Emergency));
        Assert.Contains("decided in an emergency; a second person has not agreed yet", explanation.Bans[0].Path[3].Details.Select(d => d.Text));
    }

    [Fact]
    public void Whoever_the_ban_names_is_reached_without_an_organization()
    {
        var facts = Facts() with { Covering = [new(BanOf(Ban()), March, null)] };
        var path = Assert.Single(Explainer.Explain(facts, Audience.Reviewer).Bans).Path;
        Assert.Equal([PathStepKind.Account, PathStepKind.Ban, PathStepKind.Incident, PathStepKind.Evidence], path.Select(s => s.Kind));
        Assert.Equal("named by the ban itself", Assert.Single(path[0].Details).Text);
    }

    [Theory]
    [InlineData(EnforcementCause.BanLifted, "Not banned since 1 April 2026: the ban was lifted.")]
    [InlineData(EnforcementCause.BanExpired, "Not banned since 1 April 2026: the ban came to its end.")]
    [InlineData(EnforcementCause.Exempted, "Not banned since 1 April 2026: the account was exempted from the ban.")]
    public void Whoever_was_freed_is_told_since_when_and_why(EnforcementCause cause, string sentence)
    {
        var facts = Facts() with { Covering = [], Last = Change(EnforcementState.Allowed, Now, cause) };
        var explanation = Explainer.Explain(facts, Audience.Support);
        Assert.Equal((EnforcementState.Allowed, Now, sentence), (explanation.State, explanation.Since, explanation.Person["en"]));
    }

    [Fact]
    public void Who_was_never_banned_is_simply_not_banned() =>
        Assert.Equal(("Not banned.", null), Explainer.Explain(Facts() with { Covering = [], Last = null }, Audience.Support) is var e ? (e.Person["en"], e.Since) : default);

    [Fact]
    public void Every_reason_for_a_change_has_words()
    {
        foreach (var cause in Enum.GetValues<EnforcementCause>())
            Assert.EndsWith(".", Explainer.Explain(Facts() with { Covering = [], Last = Change(EnforcementState.Allowed, Now, cause) }, Audience.Person).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exemption_says_until_when()
    {
        var facts = Facts() with { Covering = [], Last = null, Exempt = [new(BanOf(Ban()), March, Now.AddDays(30))] };
        Assert.Equal("Not banned. The account is exempt from a ban, until 1 May 2026, 12:00 UTC.", Explainer.Explain(facts, Audience.Person).Person["en"]);
    }

    private static IEnumerable<string> Texts(Explanation e) =>
        [e.Headline, e.Because ?? "", e.Person["en"], .. e.Bans.SelectMany(b => b.Path).SelectMany(s => s.Details.Select(d => d.Text).Append(s.Text))];

    private static PathSignal Signal(SignalKind kind) => new(kind, SignalRules.Of(kind).Text, SignalRules.Of(kind).Weight, []);

    private static EnforcementChange Change(EnforcementState state, DateTimeOffset at, EnforcementCause cause) => new() { Sequence = 9, At = at, AccountId = new(1), State = state, BanId = new(31), Cause = cause };

    private static ExplanationFacts Facts(Ban? ban = null, IReadOnlyList<PathSignal>? signals = null) =>
        new("A-20481", Now, [Covering(ban ?? Ban(), March, signals)], Change(EnforcementState.Banned, March, EnforcementCause.BanApplied));

    private static CoveringFacts Covering(Ban ban, DateTimeOffset since, IReadOnlyList<PathSignal>? signals = null) => new(BanOf(ban), since,
        new(AffiliationState.Confirmed, 0.934, "Idris", new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), "The customer says so.", signals ?? [new(SignalKind.VerifiedMail, "corporate mail, verified", 1.6, ["crm"])],
            [new(new(2), "Northlight Labs", OrganizationTie.PartOf), new(new(1), "Northlight Data", null)]));

    private static BanFacts BanOf(Ban ban) => new(ban, "Northlight Data",
        new PolicyClause { Id = new(1), Code = "aggressive-automation", Version = 3, Title = "No aggressive automation", Text = "Do not automate.", ValidFromAt = March },
        ban.ApprovedAt is { } approved
            ? [new(DecisionKind.Proposed, "Mara", March.AddHours(-1)), new(DecisionKind.CoSigned, "Lena", March.AddMinutes(-30)), new(DecisionKind.Approved, "Noor", approved)]
            : [new(DecisionKind.PlacedInEmergency, "Noor", March)],
        [new(new(7), "Walked by five", new DateTimeOffset(2026, 3, 2, 2, 10, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 2, 3, 40, 0, TimeSpan.Zero), "Galleries loaded slowly.")],
        [new(new(12), "requests.log", new string('a', 64), 3, null)]);

    private static Ban Ban(long id = 31, DateTimeOffset? until = null, DateTimeOffset? emergencyEnds = null, string statement = Statement)
    {
        var ban = new Ban
        {
            Id = new(id),
            Target = BanTarget.Organization,
            OrganizationId = new(1),
            Subsidiaries = true,
            Joiners = true,
            ClauseId = new(1),
            Reason = "Bulk download of every pair, as the log shows.",
            Statement = statement,
            FromAt = March,
            UntilAt = until,
            ReviewOn = until is null ? new DateOnly(2026, 9, 1) : null,
            EmergencyAt = emergencyEnds is null ? null : March,
            EmergencyEndsAt = emergencyEnds,
            ProposedBy = Mara.Id,
            ProposedByName = Mara.Name,
            ProposedAt = March.AddHours(-1),
        };
        if (emergencyEnds is null) ban.Approve(Noor, March);
        ban.Begin(March);
        return ban;
    }
}
