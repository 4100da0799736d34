using Cordon.Domain.Bans;

namespace Cordon.Domain.Exemptions;

public static class ExemptionRefusals
{
    public static readonly Refusal Nobody = BanRefusals.NobodyExempted;

    public static readonly Refusal EndOutOfRange = BanRefusals.ExemptionEndOutOfRange;

    public static readonly Refusal NobodyNamed = new("exemption.nobody-named", "Say who is exempt: accounts by external id, or those whose affiliation ended before a day. Nothing was saved.");

    public static readonly Refusal GroundOutOfRange = new("exemption.ground-out-of-range", "The day by which they had left lies in the past. Nothing was saved. Choose an earlier day.");
}
