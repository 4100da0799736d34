using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Organizations;

namespace Cordon.Features.Ingest.Signals;

/// <summary>The fields of a signal.</summary>
/// <param name="directory">The organizations that rows may name.</param>
/// <param name="latest">A sighting that claims to come after it is none.</param>
internal sealed class SignalFields(OrganizationDirectory directory, DateTimeOffset latest) : FieldSet<SignalRecord>(Known)
{
    /// <summary>Stands for the source where the file names none.</summary>
    public const string NoSource = "import";

    public static readonly FieldNames Known = new(["account_external_id", "organization", "kind", "value", "source", "observed_at"],
        ("account", "account_external_id"), ("account_id", "account_external_id"), ("external_id", "account_external_id"),
        ("organisation", "organization"), ("company", "organization"), ("employer", "organization"),
        ("signal", "kind"), ("signal_kind", "kind"), ("seen_at", "observed_at"), ("last_seen", "observed_at"), ("observed", "observed_at"));

    private static readonly string Kinds = string.Join(", ", SignalRules.All.Select(rule => rule.Name));

    protected override string? Problem() =>
        (this[0] is null ? "account_external_id is missing" : null)
        ?? FactChecks.Longer("account_external_id", this[0], Account.MaxExternalIdLength)
        ?? (this[1] is null ? "organization is missing" : null)
        ?? (this[2] is null ? "kind is missing" : SignalRules.Parse(this[2]) is null ? $"kind is none of {Kinds}" : null)
        ?? FactChecks.Longer("value", this[3], Signal.MaxValueLength)
        ?? (IsFreeMail() ? "value is at a free or disposable mail domain, which says nothing of an employer" : null)
        ?? FactChecks.Longer("source", this[4], Signal.MaxSourceLength)
        ?? FactChecks.Time("observed_at", this[5])
        ?? (ObservedAt() > latest ? "observed_at lies in the future; check the clock or the time zone it was written with" : null)
        ?? directory.Find(this[1]!).Problem;

    protected override SignalRecord Make() => new(this[0]!, directory.Find(this[1]!).Organization!.Value, SignalRules.Parse(this[2])!.Value, this[3], this[4] ?? NoSource, ObservedAt());

    private bool IsFreeMail() => SignalRules.Parse(this[2]) is { } kind && SignalRules.IsMail(kind) && MailDomain.HostOf(this[3]) is { } host && MailHosts.IsNever(host);

    private DateTimeOffset ObservedAt() => this[5] is { } text && FactTime.TryParse(text, out var at) ? at : Signal.NotKnown;
}
