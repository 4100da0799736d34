namespace Cordon.Features.Detection.Running;

/// <summary>How far a run is: an account counts once when it is measured, and once when it is judged.</summary>
internal sealed class DetectionProgress
{
    public long Done { get; set; }
    public long All { get; set; }
    public long Rows { get; set; }
}
