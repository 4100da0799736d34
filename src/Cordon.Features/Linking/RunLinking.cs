namespace Cordon.Features.Linking;

/// <summary>Links here and now, over all that is due; for the command line and the demo. The console queues a run instead.</summary>
/// <param name="IfQueued">Only where a run waits, as after an import, or was left by a process that died; where another process has it, nothing is done.</param>
public sealed record RunLinking(bool IfQueued = false);

/// <param name="Accounts">Accounts looked at.</param>
/// <param name="Changed">Accounts whose cluster changed.</param>
/// <param name="Suggestions">Probable links that stand after it; null where none were looked for.</param>
public sealed record LinkingResult(long Accounts, long Changed, long? Suggestions, double Seconds)
{
    public static readonly LinkingResult None = new(0, 0, null, 0);
}
