using Cordon.Domain;

namespace Cordon.Features.Explaining;

public static class WhyRefusals
{
    public static readonly Refusal NothingAsked = new("why.nothing-asked", "Say whom to look up: an external id, a user name or an e-mail address. Nothing was looked up.");

    public static readonly Refusal Ambiguous = new("why.ambiguous", "More than one account goes by that name. Nothing was told. Look it up by its external id.");
}
