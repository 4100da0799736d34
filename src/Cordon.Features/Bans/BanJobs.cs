using System.Globalization;
using System.Text.Json;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;

namespace Cordon.Features.Bans;

/// <summary>The kind of job that carries out a decision on a ban of very many accounts. The decision stands when it is queued; its lines are accounts.</summary>
public static class BanJobs
{
    public const string Apply = "bans.apply";

    public const string Applying = "Applying", Lifting = "Lifting";

    /// <param name="doing"><see cref="Applying"/> or <see cref="Lifting"/>.</param>
    internal static Job Queue(WriteUnit unit, Actor actor, BanId ban, string doing) => unit.Db.Jobs.Add(new Job
    {
        Kind = Apply,
        Title = $"{doing} {BanNames.Of(ban)}",
        State = JobState.Queued,
        Payload = JsonSerializer.Serialize(new Payload(ban.Value)),
        RequestedBy = actor.Id,
        RequestedByName = actor.Name,
        RequestedRoles = string.Join(',', actor.Roles),
        RequestedAt = unit.At,
    }).Entity;

    internal static BanId BanOf(Job job) => new(JsonSerializer.Deserialize<Payload>(job.Payload)?.Ban ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Job {job.Id.Value} names no ban.")));

    private sealed record Payload(long Ban);
}
