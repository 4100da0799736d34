using Cordon.Features.Linking;
using Cordon.Web.Shared;

namespace Cordon.Web.Linking;

/// <summary>What is said of a value of the compare grid.</summary>
public static class ClusterComparisonWords
{
    /// <summary><c>3 here, 41 on the whole platform</c>.</summary>
    /// <param name="counted">Otherwise the platform is being counted.</param>
    public static string Said(ComparedValue value, bool counted = true) => $"{Figures.Count(value.Here)} here" +
        (value.Platform is { } all ? $", {all} on the whole platform" : counted ? "; how many on the whole platform is not counted" : "; the whole platform is being counted…");
}
