namespace Cordon.Domain.Imports;

public enum ImportState
{
    /// <summary>Being read, or stopped half way by a dead process: the same file takes up where it ended.</summary>
    Reading,
    Finished,
    Cancelled,
    Failed,
}
