using Cordon.Domain.Attribution;

namespace Cordon.Domain.Explaining;

/// <summary>Signals in words that may be said to the person they are about.</summary>
public static class SupportWords
{
    /// <summary>What stands for every signal that is not named.</summary>
    public const string More = "further indications that are not told";

    /// <returns>Null where it is not told: it is about payments, about other people, or tells how it was found out.</returns>
    /// <remarks>A list of what may be said, so that a new kind is silent until somebody has thought about it.</remarks>
    public static string? Of(SignalKind kind) => kind switch
    {
        SignalKind.VerifiedMail => "its mail address is one of the organization and was verified",
        SignalKind.UnverifiedMail => "its mail address is one of the organization",
        SignalKind.SsoTenant => "it signs in through the organization",
        SignalKind.SelfDeclared => "it says so itself",
        SignalKind.PublicProfile => "a public profile says so",
        SignalKind.Confirmation => "the organization confirms it",
        _ => null,
    };

    /// <summary>What speaks for it, each once; what is not told is one word for all.</summary>
    public static IEnumerable<string> Of(IEnumerable<PathSignal> signals)
    {
        var kinds = signals.Where(s => s is { Kind: { } kind } && SignalRules.Of(kind).Supports).Select(s => Of(s.Kind!.Value)).Distinct().ToList();
        foreach (var said in kinds)
            if (said is not null) yield return said;
        if (kinds.Contains(null)) yield return More;
    }
}
