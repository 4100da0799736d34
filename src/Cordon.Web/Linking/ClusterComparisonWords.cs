using Cordon.Features.Linking;
using Cordon.Web.Shared;

namespace Cordon.Web.Linking;

/// <summary>What is said of a value of the compare grid.</summary>
public static class ClusterComparisonWords
{
    /// <summary><c>3 here, 41 on the whole platform</c>.</summary>
    public static string Said(ComparedValue value) => $"{Figures.Count(value.Here)} here" + (value.Platform is { } all ? $", {all} on the whole platform" : "; how many on the whole platform is not counted");
}
