using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;

namespace Cordon.Domain.Tests.Attribution;

public sealed class AffiliationTests
{
    private const string Why = "Asked the customer's own administrator.";
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Mara = new("dev:reviewer", "Mara", [Role.Reviewer]);
    private static readonly OrganizationId Northlight = new(1);

    [Fact]
    public void Machines_never_change_what_a_person_decided()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Reject(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.Attribute(Known(Noon.AddDays(1), SignalKind.Confirmation, SignalKind.VerifiedMail), Noon.AddDays(1));
        Assert.Equal(AffiliationState.Rejected, affiliation.State);
    }

    [Fact]
    public void Evidence_of_a_stronger_kind_than_was_known_asks_again_after_a_rejection()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Reject(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.Attribute(Known(Noon.AddDays(1), SignalKind.Confirmation), Noon.AddDays(1));
        Assert.Equal(ReviewReason.NewEvidence, affiliation.Review);
    }

    [Theory]
    [InlineData(SignalKind.VerifiedMail)]
    [InlineData(SignalKind.Network)]
    [InlineData(SignalKind.PublicProfile)]
    public void More_of_the_same_or_a_weaker_kind_does_not_ask_again(SignalKind more)
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Reject(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.Attribute(Known(Noon.AddDays(1), more), Noon.AddDays(1));
        Assert.Equal(ReviewReason.None, affiliation.Review);
    }

    [Fact]
    public void A_confirmed_one_that_was_not_seen_for_a_year_comes_up_again()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Confirm(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.Attribute(Known(Noon, SignalKind.VerifiedMail), Noon.AddDays(Affiliation.RecheckAfterDays + 1));
        Assert.Equal((AffiliationState.Confirmed, ReviewReason.Stale), (affiliation.State, affiliation.Review));
    }

    [Fact]
    public void A_confirmed_one_does_not_come_up_again_within_the_year()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Confirm(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.Attribute(Known(Noon, SignalKind.VerifiedMail), Noon.AddDays(Affiliation.RecheckAfterDays));
        Assert.Equal(ReviewReason.None, affiliation.Review);
    }

    [Fact]
    public void A_counter_signal_asks_again_about_a_confirmed_one()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Confirm(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.Attribute(Known(Noon.AddDays(2), SignalKind.VerifiedMail, SignalKind.SsoRemoved), Noon.AddDays(2));
        Assert.Equal((AffiliationState.Confirmed, ReviewReason.Contradicted), (affiliation.State, affiliation.Review));
    }

    [Fact]
    public void An_ended_one_that_is_seen_later_asks_again()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.End(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon.AddHours(1), Noon.AddHours(2));
        affiliation.Attribute(Known(Noon.AddDays(9), SignalKind.VerifiedMail), Noon.AddDays(9));
        Assert.Equal((AffiliationState.Ended, ReviewReason.NewEvidence), (affiliation.State, affiliation.Review));
    }

    [Fact]
    public void It_does_not_end_in_the_future() =>
        Assert.Equal(AffiliationRefusals.EndOutOfRange, Suspected(SignalKind.VerifiedMail).End(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon.AddDays(1), Noon));

    [Fact]
    public void It_does_not_end_before_it_began()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        Assert.Equal(AffiliationRefusals.EndOutOfRange, affiliation.End(Mara, Why, Known(Noon, SignalKind.VerifiedMail), affiliation.ValidFrom!.Value, Noon.AddDays(1)));
    }

    [Fact]
    public void Nobody_decides_without_a_reason() => Assert.Equal(AffiliationRefusals.ReasonTooShort, Suspected(SignalKind.VerifiedMail).Confirm(Mara, "  yes  ", Known(Noon, SignalKind.VerifiedMail), Noon));

    [Fact]
    public void The_same_decision_twice_is_refused()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Confirm(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        Assert.Equal(AffiliationRefusals.AlreadySo, affiliation.Confirm(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon.AddHours(1)));
    }

    [Fact]
    public void A_decision_taken_back_leaves_what_stood_before_it()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Confirm(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        var confirmed = AffiliationVersion.Of(affiliation, Noon);
        affiliation.End(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon.AddHours(1), Noon.AddHours(2));
        affiliation.TakeBack(confirmed, Why, Known(Noon, SignalKind.VerifiedMail), Noon.AddHours(3));
        Assert.Equal((AffiliationState.Confirmed, (DateTimeOffset?)Noon, null), (affiliation.State, affiliation.DecidedAt, affiliation.ValidTo));
    }

    [Fact]
    public void A_first_decision_taken_back_leaves_it_suspected_and_to_be_looked_at()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        affiliation.Reject(Mara, Why, Known(Noon, SignalKind.VerifiedMail), Noon);
        affiliation.TakeBack(null, Why, Known(Noon, SignalKind.VerifiedMail), Noon.AddHours(1));
        Assert.Equal((AffiliationState.Suspected, ReviewReason.Undecided, null), (affiliation.State, affiliation.Review, affiliation.DecidedBy));
    }

    [Fact]
    public void The_same_signals_on_the_same_day_change_nothing()
    {
        var affiliation = Suspected(SignalKind.VerifiedMail);
        Assert.False(affiliation.Attribute(Known(Noon, SignalKind.VerifiedMail), Noon));
    }

    private static Affiliation Suspected(params SignalKind[] kinds)
    {
        var affiliation = new Affiliation { AccountId = new(1), OrganizationId = Northlight, LearnedAt = Noon };
        affiliation.Attribute(Known(Noon, kinds), Noon);
        return affiliation;
    }

    /// <summary>What signals come to that were observed and learned at an instant.</summary>
    private static Judgement Known(DateTimeOffset at, params SignalKind[] kinds) =>
        Attributor.Judge([.. kinds.Select(kind => new SignalFact(Northlight, kind, at, at, BearsName: true))], default, at)[0];
}
