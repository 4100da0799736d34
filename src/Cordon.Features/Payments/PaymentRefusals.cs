using Cordon.Domain;

namespace Cordon.Features.Payments;

public static class PaymentRefusals
{
    public static readonly Refusal NotFound = new("payment.not-found", "There is no payment identity of this number here. Nothing was changed. Open it from an account that pays with it.");

    public static readonly Refusal KeyMissing = new("payment-key.missing",
        "The key that the stored payments were hashed with is not here, so new ones could not be compared with them. Nothing was stored. "
        + "Put the file fingerprint.key back into the folder keys of the data folder, with what lay beside it, or set Cordon:Linking:FingerprintKey.");

    public static readonly Refusal KeyUnreadable = new("payment-key.unreadable",
        "The file fingerprint.key in the folder keys of the data folder cannot be read: it is damaged, or the keys beside it are others. Nothing was stored. "
        + "Have the whole folder restored from a backup, or set Cordon:Linking:FingerprintKey.");

    public static readonly Refusal KeyOther = new("payment-key.other",
        "The stored payments were hashed with another key, so new ones could not be compared with them. Nothing was stored. "
        + "Let every program that uses this database have the same key: the same data folder, or the same Cordon:Linking:FingerprintKey.");
}
