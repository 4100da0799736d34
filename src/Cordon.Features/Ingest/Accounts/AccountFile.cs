using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Accounts;

/// <summary>Files of accounts. Their ids may be long numbers, so of those only what a card scheme could have given out counts as a card number.</summary>
internal static class AccountFile
{
    // No field of ours holds line breaks, so an unclosed quote costs its own line only.
    public static readonly FactFile Kind = new("accounts", new CardGuard(AccountFields.Known, times: ["created_at"], identifier: "external_id"), ["external_id"], ImportRefusals.NotAccounts,
        breaksInQuotes: false);
}
