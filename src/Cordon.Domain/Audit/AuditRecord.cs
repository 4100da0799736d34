using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Domain.Staff;

namespace Cordon.Domain.Audit;

/// <summary>What is to be written into the audit record, before it has a number.</summary>
/// <param name="Before">The state that was left, as an object to serialise; null where there was none.</param>
/// <param name="After">The state that came of it.</param>
public sealed record AuditRecord(Actor By, string Action, string Subject, string? Reason = null, object? Before = null, object? After = null,
    string? Correlation = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public AuditEntry Number(long sequence, DateTimeOffset at)
    {
        var canonical = CanonicalJson.Canonicalize(JsonSerializer.SerializeToElement(new
        {
            seq = sequence,
            at = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            actor = By.Id,
            roles = By.Roles.Select(role => role.ToString()),
            action = Action,
            subject = Subject,
            reason = Reason,
            before = Before,
            after = After,
            correlation = Correlation,
        }, Json));
        return new AuditEntry
        {
            Sequence = sequence,
            At = at,
            Actor = By.Id,
            Action = Action,
            Subject = Subject,
            Reason = Reason,
            Entry = Encoding.UTF8.GetString(canonical),
            LeafHash = AuditEntry.HashLeaf(canonical),
        };
    }
}
