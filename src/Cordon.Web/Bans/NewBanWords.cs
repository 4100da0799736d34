using System.Globalization;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Web.Shared;

namespace Cordon.Web.Bans;

/// <summary>How a ban that is being written is put into words.</summary>
public static class NewBanWords
{
    public const string Path = "/bans/new";

    public static readonly IReadOnlyList<string> Active = ["within a day", "within a week", "within thirty days", "before that", "never"];

    public static string ForCluster(long id) => string.Create(CultureInfo.InvariantCulture, $"{Path}?cluster={id}");

    public static string ForIncident(long id) => string.Create(CultureInfo.InvariantCulture, $"{Path}?incident={id}");

    /// <summary>An earlier ban written again.</summary>
    public static string Like(long ban) => string.Create(CultureInfo.InvariantCulture, $"{Path}?like={ban}");

    /// <summary><c>about 3 % (1 to 7 %) of 412</c>.</summary>
    public static string Wrong(BystanderEstimate estimate, int covered) => string.Create(CultureInfo.InvariantCulture,
        $"about {estimate.Estimate * 100:0.#}\u00A0% ({Math.Floor(estimate.Low * 1000) / 10:0.#} to {Math.Ceiling(estimate.High * 1000) / 10:0.#}\u00A0%) of {covered:N0}");

    public static MarkState Mark(CoveredBy by) => by switch
    {
        CoveredBy.Confirmed => MarkState.Confirmed,
        CoveredBy.Suspected => MarkState.Suspected,
        CoveredBy.Ended => MarkState.Ended,
        _ => MarkState.Confirmed,
    };

    public static string By(CoveredBy by) => by switch
    {
        CoveredBy.Confirmed => "Confirmed",
        CoveredBy.Suspected => "Suspected",
        CoveredBy.Ended => "Former member",
        _ => "Named",
    };

    public static string Number(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What became of an earlier ban.</summary>
    public static string Became(FormerBan ban) => ban.State switch
    {
        BanState.Proposed => "waits for a second person",
        BanState.Scheduled => "approved, not begun",
        BanState.InForce => "in force",
        BanState.Ended when ban.How == BanEnd.Lifted => "lifted",
        BanState.Ended when ban.How == BanEnd.Undone => "taken back",
        BanState.Ended when ban.How == BanEnd.EmergencyOver => "an emergency that is over",
        BanState.Ended => "expired",
        _ => ban.State.ToString().ToLowerInvariant(),
    };
}
