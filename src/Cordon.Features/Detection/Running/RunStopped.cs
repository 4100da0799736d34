namespace Cordon.Features.Detection.Running;

/// <summary>Somebody asked the run to stop, or a later run does its work; what was about to be written is not written.</summary>
internal sealed class RunStoppedException(bool isTakenOver) : Exception("The run of the detectors ends early.")
{
    public bool IsTakenOver => isTakenOver;
}
