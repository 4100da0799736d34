using Cordon.Data.Storing;
using Cordon.Domain.Detection;

namespace Cordon.Features.Detection;

/// <summary>The tables that detection writes in bulk.</summary>
public static class DetectionTables
{
    public static readonly BulkTable<StoredProfile> Profiles = new("AccountProfiles",
    [
        BulkColumn<StoredProfile>.Number("AccountId", p => p.AccountId.Value),
        BulkColumn<StoredProfile>.Number("Version", p => p.Version),
        BulkColumn<StoredProfile>.Number("Basis", p => p.Basis),
        BulkColumn<StoredProfile>.Number("ActivityVersion", p => p.ActivityVersion),
        BulkColumn<StoredProfile>.Number("Requests", p => p.Requests),
        BulkColumn<StoredProfile>.Number("Parts", p => p.Parts),
        BulkColumn<StoredProfile>.Number("Referred", p => p.Referred),
        BulkColumn<StoredProfile>.Bytes("Profile", p => p.Profile),
    ]);

    public static readonly BulkTable<StoredMove> Moves = new("AccountMoves",
    [
        BulkColumn<StoredMove>.Number("AccountId", m => m.AccountId.Value),
        BulkColumn<StoredMove>.Number("Route", m => m.Route),
        BulkColumn<StoredMove>.Number("Window", m => m.Window),
        BulkColumn<StoredMove>.Number("IsDescending", m => m.IsDescending ? 1 : 0),
        BulkColumn<StoredMove>.Number("Least", m => m.Least),
        BulkColumn<StoredMove>.Number("Greatest", m => m.Greatest),
        BulkColumn<StoredMove>.Number("Steps", m => m.Steps),
    ]);

    public static readonly BulkTable<Flag> Flags = new("Flags",
    [
        BulkColumn<Flag>.Number("AccountId", f => f.AccountId.Value),
        BulkColumn<Flag>.Text("Rule", f => f.Rule),
        BulkColumn<Flag>.Real("Score", f => f.Score),
        BulkColumn<Flag>.Text("Reason", f => f.Reason),
        BulkColumn<Flag>.Text("Figures", f => f.Figures),
        BulkColumn<Flag>.Text("With", f => f.With),
        BulkColumn<Flag>.Instant("FromAt", f => f.FromAt.UtcTicks),
        BulkColumn<Flag>.Instant("ToAt", f => f.ToAt.UtcTicks),
        BulkColumn<Flag>.Number("DetectorVersion", f => f.DetectorVersion),
        BulkColumn<Flag>.Text("Settings", f => f.Settings),
        BulkColumn<Flag>.Instant("FoundAt", f => f.FoundAt.UtcTicks),
        BulkColumn<Flag>.Instant("FirstFoundAt", f => f.FirstFoundAt.UtcTicks),
        BulkColumn<Flag>.Number("RunId", f => f.RunId.Value),
    ]);
}
