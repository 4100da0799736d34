using Cordon.Domain;

namespace Cordon.Features.Accounts;

public static class AccountRefusals
{
    public static readonly Refusal NotFound = new("account.not-found", "There is no such account here. It may be written otherwise, or not be imported yet.");

    public static readonly Refusal ReasonTooShort = new("account.reveal-needs-reason",
        $"Say in at least {RevealAccountHandler.MinReasonLength} characters why you need to see it. The reason is kept with your name.");
}
