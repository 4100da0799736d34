using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Ingest.Accounts;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Devices;
using Cordon.Features.Ingest.Organizations;
using Cordon.Features.Ingest.Payments;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Ingest.Signals;

namespace Cordon.Features.Ingest;

/// <summary>Why a file is not read. Nothing of it is stored in any of these cases.</summary>
public static class ImportRefusals
{
    public static readonly Refusal EmptyFile = new("import.empty-file",
        "The file was not read: there is nothing in it. Nothing was stored. Choose the file that holds the lines.");

    public static readonly Refusal BinaryFile = new("import.binary-file",
        "The file was not read: it holds binary data, not lines of text. Nothing was stored. "
        + "Hand over the log as plain text or packed once with gzip.");

    public static readonly Refusal InProgress = new("import.in-progress",
        "This file is being read right now by another process. Nothing was changed. Wait for it to end, or cancel it first.");

    public static readonly Refusal Cancelled = new("import.cancelled", "The import was cancelled. What it had stored was taken back.");

    public static readonly Refusal NotFound = new("import.not-found", "There is no such import.");

    /// <param name="why">Continues "the file was not read:".</param>
    public static Refusal NotAccounts(string why) => new("import.not-accounts",
        $"The file was not read: {why}. Nothing was stored. Cordon reads accounts as CSV with a heading or as NDJSON, with the fields {string.Join(", ", AccountFields.Known.Names)}.");

    /// <param name="why">Continues "the file was not read:".</param>
    public static Refusal NotPayments(string why) => new("import.not-payments",
        $"The file was not read: {why}. Nothing was stored. Cordon reads payments as CSV with a heading or as JSON, with the fields {string.Join(", ", PaymentFields.Known.Names)}, of which the first three are needed; and Stripe's own objects payment_method, charge, customer and their events.");

    /// <param name="why">Continues "the file was not read:".</param>
    public static Refusal NotDevices(string why) => new("import.not-devices",
        $"The file was not read: {why}. Nothing was stored. Cordon reads devices as CSV with a heading or as JSON, with the fields {string.Join(", ", DeviceFields.Known.Names)}, of which the first two are needed.");

    /// <param name="why">Continues "the file was not read:".</param>
    public static Refusal NotOrganizations(string why) => new("import.not-organizations",
        $"The file was not read: {why}. Nothing was stored. Cordon reads organizations as CSV with a heading or as JSON, with the fields {string.Join(", ", OrganizationFields.Known.Names)}, of which the first is needed.");

    /// <param name="why">Continues "the file was not read:".</param>
    public static Refusal NotSignals(string why) => new("import.not-signals",
        $"The file was not read: {why}. Nothing was stored. Cordon reads signals as CSV with a heading or as JSON, with the fields {string.Join(", ", SignalFields.Known.Names)}, of which the first three are needed.");

    /// <param name="why">Continues "the file was not read:".</param>
    public static Refusal NotBlocklist(string why) => new("import.not-blocklist",
        $"The file was not read: {why}. Nothing was stored. Cordon reads lists of blocked domains as Mastodon exports them: CSV with the heading {string.Join(',', BlocklistFields.Known.Names.Select(name => "#" + name))}, of which the first is needed.");

    public static readonly Refusal CardNumber = new("import.card-number",
        "The file was not read: what stands around its rows, the heading for example, holds a card number. Nothing was stored. Take it out and import the file again.");

    public static readonly Refusal NoPreview = new("import.no-preview", "Files of facts can be previewed; logs are too long for it. Nothing was stored.");

    public static readonly Refusal FileChanged = new("import.file-changed",
        "The file was changed while it was read. Nothing was stored. Wait until whoever writes it is done, and import it again.");

    /// <param name="why">Continues "its JSON is broken:".</param>
    public static Refusal BrokenJson(string why) => new("import.broken-json",
        $"The file was not read: its JSON is broken: {why}. Nothing was stored. Export it anew.");

    /// <param name="why">What is wrong with the first line.</param>
    public static Refusal NotActivity(string why) => new("import.not-activity",
        $"The file was not read: its first line is no minute of activity ({why}). Nothing was stored. docs/activity.md shows what a line has to hold.");

    /// <param name="by">How the accounts were identified the first time.</param>
    public static Refusal IdentifiedOtherwise(IdentifyBy by) => new("import.identified-otherwise",
        $"This content was read before, with accounts identified by {by.Text()}. Reading it again otherwise would count its requests twice. Nothing was changed.");

    /// <param name="bytes">The file's size.</param>
    /// <param name="most">What is allowed.</param>
    public static Refusal FileTooLarge(long bytes, long most) => new("import.file-too-large", Say(
        $"The file was not read: it has {bytes:N0} bytes, and at most {most:N0} are taken. Nothing was stored. Split the file, or raise Cordon:Ingest:MaxFileBytes."));

    /// <param name="why">Continues "its gzip archive is broken:".</param>
    public static Refusal BrokenArchive(string why) => new("import.broken-archive",
        $"The file was not read: its gzip archive is broken: {why}. Nothing was stored. Fetch the file anew from where it was written.");

    /// <param name="most">What a file may expand to, in bytes.</param>
    public static Refusal ExpandsBeyondSize(long most) => new("import.expands-too-far", Say(
        $"The file was not read: it expands to more than {most:N0} bytes. Nothing was stored. Split the file, or raise Cordon:Ingest:MaxExpandedBytes."));

    /// <param name="most">How many times its own size a file may expand to.</param>
    public static Refusal ExpandsBeyondRatio(int most) => new("import.expands-too-far", Say(
        $"The file was not read: it expands to more than {most:N0} times its size, as files made to fill a disk do. Nothing was stored. If you trust it, hand it over unpacked, or raise Cordon:Ingest:MaxExpansionRatio."));

    /// <param name="looked">How many lines were tried, blank ones left out; at least 1.</param>
    /// <param name="line">The number of the first of them, from 1.</param>
    /// <param name="reason">Why that one is no request.</param>
    public static Refusal NotALog(int looked, long line, string reason) => new("import.not-a-log", Say(
        $"The file was not read: {(looked == 1 ? "its only line is" : $"its first {looked:N0} lines are")} not a request log (line {line:N0}: {reason}). Nothing was stored. Cordon reads {RequestFormats.Sentence}."));

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
