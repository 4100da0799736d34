using Cordon.Domain.Evidence;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Shared;

namespace Cordon.Web.Evidence;

/// <summary>How items of evidence and what was done with them are written, the same on every page.</summary>
public static class EvidenceWords
{
    public static readonly (string Value, string Word)[] Sources =
        [("upload", "Uploaded in the console"), ("command-line", "Command line"), ("api", "API"), ("cordon", "Made by Cordon"), ("demo", "Demo case")];

    public static string Source(string source) => Array.Find(Sources, s => s.Value == source).Word ?? source;

    public static string Group(EvidenceGroup group) => group switch
    {
        EvidenceGroup.Text => "Text, logs and tables",
        EvidenceGroup.Image => "Pictures",
        EvidenceGroup.Document => "PDF documents",
        _ => "Other files",
    };

    public static string Number(long id) => FormattableString.Invariant($"E-{id}");

    public static string Action(CustodyAction action) => action switch
    {
        CustodyAction.HoldSet => "Hold set",
        CustodyAction.HoldReleased => "Hold released",
        _ => action.ToString(),
    };

    public static (MarkState State, string Word) Seal(SealView seal, DateTimeOffset now) => seal.Standing switch
    {
        SealStanding.Altered => (MarkState.Altered, "Altered"),
        SealStanding.Missing => (MarkState.Missing, "Missing"),
        SealStanding.Checking => (MarkState.Running, FormattableString.Invariant($"Seal being checked, {seal.Percent}\u00A0%")),
        _ => (MarkState.Sealed, seal.CheckedAt is { } at ? $"Sealed, checked {Instant.Relative(at, now)}" : "Sealed, checked"),
    };

    public static MarkState Mark(EvidenceFault? fault) => fault switch
    {
        EvidenceFault.Altered => MarkState.Altered,
        EvidenceFault.Missing => MarkState.Missing,
        _ => MarkState.Sealed,
    };
}
