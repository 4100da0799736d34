using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Features.Demo;

/// <summary>The hidden truth of a world, as <c>demo-truth.json</c> holds it. Tests and <c>cordon evaluate</c> read it; no rule does.</summary>
/// <param name="Format">Names and versions this document: <see cref="CurrentFormat"/>.</param>
/// <param name="LoadedOn">The day all times are counted back from.</param>
/// <param name="TrafficUntil">Exclusive.</param>
public sealed record DemoTruth(
    string Format, int Seed, DateOnly LoadedOn, DateTimeOffset TrafficFrom, DateTimeOffset TrafficUntil, TruthIncident Incident,
    IReadOnlyList<TruthOrganization> Organizations, IReadOnlyDictionary<DemoRole, int> Roles, IReadOnlyList<TruthAccount> Accounts)
{
    public const string CurrentFormat = "cordon-demo-truth/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static DemoTruth Of(DemoWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var calendar = world.Calendar;
        var gallery = world.Gallery;
        return new DemoTruth(
            CurrentFormat, world.Seed, world.LoadedOn, calendar.TrafficFrom, calendar.TrafficUntil,
            new TruthIncident(
                calendar.SlowStart[0].From, calendar.WalkFrom, calendar.ErrorsFrom, calendar.BlockedAt, gallery.SlowFrom, gallery.WalkFrom,
                gallery.WalkTo, [.. world.In(DemoRole.Five).Select(account => account.ExternalId)], [.. DemoNetworks.FiveClouds, DemoNetworks.Office]),
            [.. world.Organizations.All.Select(it => new TruthOrganization(it.Key, it.Name, it.Country, it.Domains, it.Aliases, it.Networks, it.Parent))],
            world.Accounts.GroupBy(account => account.Role).OrderBy(group => group.Key).ToDictionary(group => group.Key, group => group.Count()),
            [.. world.Accounts.Select(TruthAccount.Of)]);
    }

    public async Task WriteAsync(string path, CancellationToken cancel)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, this, Json, cancel);
    }

    public static async Task<DemoTruth> ReadAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<DemoTruth>(file, Json, cancel)
            ?? throw new InvalidDataException(path + " holds no truth.");
    }
}

/// <param name="SlowStartAt">The first of the quiet hours, on the Thursday.</param>
/// <param name="WalkFromId">Every id from here to <paramref name="WalkToId"/> (both inclusive) is asked for by exactly one of the accounts, prompt and image.</param>
/// <param name="Addresses">What the operator blocks. The last is the office's, which others share.</param>
public sealed record TruthIncident(
    DateTimeOffset SlowStartAt, DateTimeOffset WalkFrom, DateTimeOffset ErrorsFrom, DateTimeOffset BlockedAt, long SlowStartId,
    long WalkFromId, long WalkToId, IReadOnlyList<string> Accounts, IReadOnlyList<string> Addresses);

/// <param name="Parent">The key of the parent organization, if there is one.</param>
public sealed record TruthOrganization(
    string Key, string Name, string Country, IReadOnlyList<string> Domains, IReadOnlyList<string> Aliases, IReadOnlyList<string> Networks,
    string? Parent);

/// <param name="Account">The external id.</param>
/// <param name="Person">Accounts of one person carry the same number.</param>
/// <param name="Card">Accounts that pay with one card carry the same key.</param>
/// <param name="Affiliations">Where the person works or worked, whatever the signals say.</param>
/// <param name="Signals">
/// What ties the account to an organization, right or wrong: a guest in the café has the office's network too. That network means a habit;
/// about one in eight of the staff does not come by within the fortnight.
/// </param>
/// <param name="Expect">What must come out: <see cref="DemoExpectation"/>.</param>
public sealed record TruthAccount(
    string Account, DemoRole Role, int Person, string? Card, string Device, IReadOnlyList<TruthAffiliation> Affiliations,
    IReadOnlyList<DemoSignals> Signals, IReadOnlyList<string> Expect)
{
    internal static TruthAccount Of(DemoAccount account) => new(
        account.ExternalId, account.Role, account.Person.Key, account.Card?.Key, account.Device.Key,
        [.. account.Person.Employments.Select(job => new TruthAffiliation(job.Organization.Key, job.Until is null, job.From, job.Until))],
        [.. Enum.GetValues<DemoSignals>().Where(signal => signal != DemoSignals.None && account.Signals.HasFlag(signal))],
        DemoExpectation.Of(account.Role));
}

/// <param name="Until">The last day; absent while it is current.</param>
public sealed record TruthAffiliation(string Organization, bool Current, DateOnly From, DateOnly? Until);
