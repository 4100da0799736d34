namespace Cordon.Cli;

/// <summary>What scripts may rest on.</summary>
public static class ExitCode
{
    public const int Done = 0, Refused = 1, Usage = 2, IntegrityFailed = 3;

    /// <summary>128 and SIGINT: stopped from the keyboard.</summary>
    public const int Cancelled = 130;
}
