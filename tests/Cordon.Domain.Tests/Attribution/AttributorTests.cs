using Cordon.Domain.Attribution;
using CsCheck;

namespace Cordon.Domain.Tests.Attribution;

public sealed class AttributorTests
{
    private static readonly DateTimeOffset Today = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly OrganizationId Northlight = new(1), Harbour = new(2);

    [Fact]
    public void Mail_of_the_only_employer_known_is_nearly_certain() => Assert.InRange(Of(Mail(Northlight)).Confidence, 0.95, 0.99);

    [Fact]
    public void Mail_of_one_of_two_employers_says_less_than_a_coin_and_not_nothing() => Assert.All(Judge(Mail(Northlight), Mail(Harbour)), j => Assert.InRange(j.Confidence, 0.35, 0.5));

    [Fact]
    public void A_private_address_beside_makes_mail_without_a_date_older() =>
        Assert.InRange(Attributor.Judge([Mail(Northlight)], new(PrivateAddress: true, UnknownWorkAddress: false), Today)[0].Confidence, 0.86, 0.92);

    [Fact]
    public void A_work_address_of_an_unknown_employer_makes_it_older_still() =>
        Assert.InRange(Attributor.Judge([Mail(Northlight)], new(PrivateAddress: true, UnknownWorkAddress: true), Today)[0].Confidence, 0.78, 0.84);

    [Fact]
    public void Another_employer_lowers_today_and_not_that_it_was_so_once() => Assert.All(Judge(Mail(Northlight), Mail(Harbour)), j => Assert.True(j.EverConfidence > 0.95));

    [Fact]
    public void A_network_alone_convinces_nobody() => Assert.True(Of(Seen(SignalKind.Network, 0)).Confidence < 0.5);

    [Fact]
    public void A_name_that_is_only_alike_counts_for_as_much_as_it_is_alike_and_says_so()
    {
        var found = Of(new SignalFact(Northlight, SignalKind.BillingName, Today, Today, NameScore: 0.9));
        Assert.Contains(found.Shares, s => s.Text == "the name is written otherwise" && Math.Abs(s.LogOdds + 0.17) < 1e-9);
        Assert.Equal(found.Confidence, 1 / (1 + Math.Exp(-found.Shares.Sum(s => s.LogOdds))), 9);
    }

    [Fact]
    public void The_shares_add_up_to_the_confidence()
    {
        var found = Of(Mail(Northlight, 430), Seen(SignalKind.Network, 10), Seen(SignalKind.Statement, 3));
        Assert.Equal(found.Confidence, 1 / (1 + Math.Exp(-found.Shares.Sum(s => s.LogOdds))), 9);
    }

    [Fact]
    public void A_sighting_of_fourteen_months_ago_says_so_in_its_share() => Assert.Contains(Of(Mail(Northlight, 426)).Shares, s => s is { Text: "not seen for 14 months", LogOdds: < -1 });

    [Fact]
    public void The_latest_dated_sighting_says_how_old_it_is_whatever_is_known_without_a_date() =>
        Assert.Equal(Of(Mail(Northlight, 800)).Confidence, Of(Mail(Northlight), Mail(Northlight, 900), Mail(Northlight, 800)).Confidence, 9);

    [Fact]
    public void Of_one_family_only_the_strongest_counts() => Assert.Equal(Of(Mail(Northlight, 5)).Confidence, Of(Mail(Northlight, 5), Seen(SignalKind.BillingMail, 5)).Confidence, 9);

    [Fact]
    public void An_employer_seen_later_leaves_little_of_an_older_sighting() => Assert.True(Judge(Mail(Northlight, 130), Mail(Harbour, 20))[0].Confidence < 0.45);

    [Fact]
    public void An_employer_seen_earlier_takes_nothing_from_a_later_sighting() => Assert.Equal(Of(Mail(Northlight, 20)).Confidence, Judge(Mail(Northlight, 20), Mail(Harbour, 400))[0].Confidence, 9);

    [Fact]
    public void Leaving_the_sign_in_ends_it() => Assert.True(Of(Seen(SignalKind.SsoTenant, 12), Seen(SignalKind.SsoRemoved, 10)).Confidence < 0.2);

    [Fact]
    public void What_was_seen_again_after_it_ended_is_not_over() => Assert.Equal(Of(Seen(SignalKind.SsoTenant, 3)).Confidence, Of(Seen(SignalKind.SsoTenant, 3), Seen(SignalKind.SsoRemoved, 10)).Confidence, 9);

    [Fact]
    public void Coming_by_the_office_afterwards_takes_back_no_end() => Assert.True(Of(Seen(SignalKind.SsoTenant, 12), Seen(SignalKind.SsoRemoved, 10), Seen(SignalKind.Network, 1)).Confidence < 0.3);

    [Fact]
    public void It_began_with_the_first_dated_sighting_and_ended_with_what_ended_it()
    {
        var found = Of(Seen(SignalKind.SsoTenant, 400), Seen(SignalKind.SsoTenant, 90), Seen(SignalKind.SsoRemoved, 60));
        Assert.Equal((Today.AddDays(-400), Today.AddDays(-60)), (found.ValidFrom, found.ValidTo));
    }

    [Fact]
    public void What_was_observed_later_is_not_known_on_the_day() => Assert.Empty(Attributor.Judge([Mail(Northlight, 10)], default, Today.AddDays(-11)));

    [Fact]
    public void Signals_in_any_order_come_to_the_same() => Signals.Select(facts => Gen.Shuffle(facts).Select(other => (facts, other))).SelectMany(pair => pair).Sample(pair =>
        Said(Attributor.Judge(pair.facts, default, Today)) == Said(Attributor.Judge(pair.other, default, Today)), iter: 5_000);

    [Fact]
    public void A_supporting_signal_more_never_makes_its_own_affiliation_less_sure() => Gen.Select(Signals, SeenToday)
        .Sample((facts, more) => Confidence([.. facts, more], more.Organization) >= Confidence(facts, more.Organization) - 1e-12, iter: 5_000);

    private static Gen<SignalFact> Fact { get; } = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 15], Gen.Int[-1, 900], Gen.Bool, Gen.Bool).Select((o, k, days, bears, shared) =>
        new SignalFact(new(o), (SignalKind)k, days < 0 ? Signal.NotKnown : Today.AddDays(-days), Today, bears, shared));

    private static Gen<SignalFact> SeenToday { get; } = Gen.Select(Fact, Gen.Int[0, (int)SignalKind.StaffObservation]).Select((fact, kind) => fact with { Kind = (SignalKind)kind, ObservedAt = Today });

    private static Gen<SignalFact[]> Signals { get; } = Fact.Array[0, 8];

    private static double Confidence(SignalFact[] facts, OrganizationId organization) => Attributor.Judge(facts, default, Today).FirstOrDefault(j => j.Organization == organization)?.Confidence ?? 0;

    private static string Said(IReadOnlyList<Judgement> judgements) => string.Join('|', judgements.Select(j =>
        $"{j.Organization} {j.Confidence:R} {j.EverConfidence:R} {j.Kinds} {j.ValidFrom} {j.ValidTo} {string.Join(';', j.Shares)}"));

    private static Judgement Of(params SignalFact[] facts) => Assert.Single(Judge(facts));

    private static IReadOnlyList<Judgement> Judge(params SignalFact[] facts) => Attributor.Judge(facts, default, Today);

    private static SignalFact Mail(OrganizationId organization, int? daysAgo = null) =>
        new(organization, SignalKind.VerifiedMail, daysAgo is { } days ? Today.AddDays(-days) : Signal.NotKnown, Today, BearsName: true);

    private static SignalFact Seen(SignalKind kind, int daysAgo) => new(Northlight, kind, Today.AddDays(-daysAgo), Today);
}
