namespace Cordon.Domain;

/// <summary>Refusals that belong to no noun.</summary>
public static class Refusals
{
    public static readonly Refusal NotPermitted = new("permission.missing",
        "Your role does not allow this. Nothing was changed. Ask an administrator for the role that does.");

    public static readonly Refusal ChangedMeanwhile = new("record.changed-meanwhile",
        "Somebody changed this while you were at it. Nothing of yours was saved. Reload and decide again.");
}
