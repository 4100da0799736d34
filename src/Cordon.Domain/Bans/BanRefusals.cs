using System.Globalization;

namespace Cordon.Domain.Bans;

public static class BanRefusals
{
    public static readonly Refusal NotFound = new("ban.not-found", "There is no such ban. Nothing was changed. Look it up in the list of bans.");

    public static readonly Refusal NoTarget = new("ban.no-target", "A ban needs a target: an organization, or at least one account. Nothing was saved.");

    public static readonly Refusal ThresholdOutOfRange = new("ban.threshold-out-of-range",
        $"The threshold for suspected affiliations must lie between {BanRule.LeastThreshold.ToString("0.00", CultureInfo.InvariantCulture)} and 1.00. Nothing was saved.");

    public static readonly Refusal OrganizationNotFound = new("ban.organization-not-found", "No organization goes by that name here. Nothing was saved. Look it up in the list of organizations.");

    public static readonly Refusal OrganizationAmbiguous = new("ban.organization-ambiguous", "More than one organization goes by that name. Nothing was saved. Name it by its domain or its number.");

    /// <param name="count">How many of those named are not known.</param>
    public static Refusal UnknownAccount(int count) => new("ban.unknown-account",
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} of the accounts named {(count == 1 ? "is" : "are")} not known here. Nothing was saved. They may be written otherwise, or not be imported yet.");

    public static readonly Refusal TooManyAccounts = new("ban.too-many-accounts", "So many accounts cannot be named by one ban. Nothing was saved. Ban the organization, or fewer at a time.");

    public static readonly Refusal ClauseNotFound = new("ban.clause-not-found", "There is no such policy clause. Nothing was saved. Choose one of those that are in use.");

    public static readonly Refusal EvidenceNeeded = new("ban.evidence-needed", "A ban needs at least one sealed piece of evidence. Nothing was saved. Choose or add one.");

    public static readonly Refusal EvidenceNotFound = new("ban.evidence-not-found", "A piece of evidence named is not in the store. Nothing was saved. Look it up in the list of evidence.");

    public static readonly Refusal EvidenceBroken = new("ban.evidence-broken", "The file of a piece of evidence named is missing or altered. Nothing was saved. Choose another, and let the evidence be verified.");

    public static readonly Refusal IncidentNotFound = new("ban.incident-not-found", "An incident named does not exist. Nothing was saved. Look it up in the list of incidents.");

    public static readonly Refusal FormerNeedIncident = new("ban.former-members-need-incident", "Former members are reached by what they were part of: name at least one incident. Nothing was saved.");

    public static readonly Refusal ReasonTooShort = new("ban.reason-too-short",
        $"Say why in {Ban.MinReasonLength} to {Ban.MaxReasonLength.ToString("N0", CultureInfo.InvariantCulture)} characters. The reason is kept with your name. Nothing was saved.");

    public static readonly Refusal StatementTooShort = new("ban.statement-too-short",
        $"Write the sentence for the person in {Ban.MinStatementLength} to {Ban.MaxStatementLength.ToString("N0", CultureInfo.InvariantCulture)} characters. Nothing was saved.");

    public static readonly Refusal DatesOutOfRange = new("ban.dates-out-of-range",
        $"A ban ends after it begins and not in the past, and begins within {BanDates.MaxDaysAhead} days. Nothing was saved. Choose other times.");

    public static readonly Refusal ReviewNeeded = new("ban.review-needed", "A ban without an end needs a review date and an owner. Nothing was saved.");

    public static readonly Refusal ReviewOutOfRange = new("ban.review-out-of-range", "The review must lie in the future, and within two years. Nothing was saved. Choose another day.");

    public static readonly Refusal QuestionsOpen = new("ban.questions-open", "Two questions must be answered: does the target compete with the platform, and do you have ties to it? Nothing was saved.");

    public static readonly Refusal CoversNobody = new("ban.covers-nobody", "This ban would cover nobody. Nothing was saved. Look at its rule, or confirm affiliations first.");

    /// <param name="covered">How many it would cover.</param>
    public static Refusal SampleNeeded(int covered) => new("ban.sample-needed",
        $"This ban would cover {covered.ToString("N0", CultureInfo.InvariantCulture)} accounts: judge a sample of them first. Nothing was saved. Draw the sample, look at each account, and propose with the verdicts.");

    public static readonly Refusal SampleOpen = new("ban.sample-open", "Some accounts of the sample have no verdict yet. Nothing was saved. Judge each of them right, wrong or unsure.");

    public static readonly Refusal SampleOutdated = new("ban.sample-outdated", "These verdicts are not on the sample that was drawn for this ban as it covers accounts now. Nothing was saved. Draw the sample again.");

    public static readonly Refusal SampleUnsure = new("ban.sample-unsure", "Too many accounts of the sample were judged unsure to say how many are wrongly covered. Nothing was saved. Look again, or narrow the ban.");

    /// <param name="estimate">Of those covered, wrongly so.</param>
    /// <param name="limit">What the platform allows.</param>
    public static Refusal TooManyWrong(double estimate, double limit) => new("ban.too-many-wrong", string.Create(CultureInfo.InvariantCulture,
        $"About {estimate * 100:0.#} % would be covered wrongly, and the platform's limit is {limit * 100:0.#} %. Nothing was saved. Narrow the ban, or settle the affiliations that are wrong."));

    public static readonly Refusal VerdictUnknown = new("ban.verdict-unknown", "A verdict is right, wrong or unsure. Nothing was saved. Mend the file.");

    public static readonly Refusal NotInForce = new("ban.not-in-force", "This ban is not in force. Nothing was changed. Reload to see what stands.");

    public static readonly Refusal UndoOver = new("ban.undo-over", "The time in which a ban can be taken back has passed. Nothing was changed. Propose a lift instead.");

    public static readonly Refusal UndoNotYours = new("ban.undo-not-yours", "Only whoever approved this ban can take it back. Nothing was changed. Propose a lift instead.");

    public static readonly Refusal EmergencyTooLong = new("ban.emergency-too-long", "An emergency ban stands for at most 72 hours. Nothing was saved.");

    public static readonly Refusal EmergencyNeedsOpenIncident = new("ban.emergency-needs-open-incident", "An emergency ban is for an outage in progress: name an incident that is open. Nothing was saved.");

    public static readonly Refusal NobodyExempted = new("exemption.nobody", "None of the accounts named is covered by this ban. Nothing was saved.");

    public static readonly Refusal ExemptionEndOutOfRange = new("exemption.end-out-of-range", "An exemption ends in the future. Nothing was saved.");

    public static readonly Refusal DraftNotFound = new("ban-draft.not-found", "There is no such draft of yours. Nothing was changed.");

    public static readonly Refusal DraftTooLong = new("ban-draft.too-long", "This draft is too long to be kept. What you typed stays on the page. Name fewer accounts.");

    public static readonly Refusal SampleNotFound = new("ban-sample.not-found", "There is no such sample. Nothing was changed. Draw it again.");

    public static readonly Refusal SampleInUse = new("ban-sample.in-use",
        "A proposal rests on the verdicts of this sample, so they stay as they were given. Nothing was changed. Change the rule of the ban to judge another sample.");

    public static readonly Refusal PreviewOutdated = new("ban.preview-outdated", "The accounts are others than those you were shown. Nothing was saved. Look at the preview as it is now, and propose that.");

    public static readonly Refusal ListUnreadable = new("ban.list-unreadable",
        "The file names no accounts: one is expected a line, or in a column called account. Nothing was saved. Look at its heading.");

    public static readonly Refusal EmergencyHours = new("ban.emergency-hours", "An emergency ban stands for 1 to 72 hours. Nothing was saved.");
}
