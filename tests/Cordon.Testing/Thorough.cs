namespace Cordon.Testing;

/// <summary>How often what is left to chance is tried: fewer times with every change, as often as it is measured where <c>CORDON_THOROUGH=1</c> asks for it.</summary>
public static class Thorough
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("CORDON_THOROUGH") == "1";

    public static int Times(int always, int thorough) => IsAsked ? thorough : always;
}
