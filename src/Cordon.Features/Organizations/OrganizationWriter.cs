using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Organizations;

namespace Cordon.Features.Organizations;

/// <summary>Begins what changes organizations, in turn with attribution and with imports of organizations and signals.</summary>
internal static class OrganizationWriter
{
    /// <summary>Begins a unit that holds the turn: whoever attributes or changes organizations meanwhile waits, so what is read in it still stands when it is committed.</summary>
    public static async Task<WriteUnit> BeginAsync(CordonStore store, CancellationToken cancel)
    {
        var unit = await store.BeginAsync(cancel);
        try
        {
            await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Attribution, 1, cancel);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    public static string Subject(OrganizationId id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"organization:{id.Value}");

    public static Refusal? CheckReason(string? reason) =>
        (reason ?? "").Trim().Length is >= OrganizationMerge.MinReasonLength and <= OrganizationMerge.MaxReasonLength ? null : OrganizationRefusals.ReasonTooShort;

    public static Outcome<T> Outcome<T>(Outcome<T> saved) => saved.Refusal == Refusals.ChangedMeanwhile ? OrganizationRefusals.ChangedMeanwhile : saved;
}
