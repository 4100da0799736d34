namespace Cordon.Domain;

/// <summary>Carries a refusal out of a stream, which cannot return one. The edges turn it back into the refusal.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal => refusal;
}
