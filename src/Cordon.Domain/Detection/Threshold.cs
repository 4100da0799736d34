namespace Cordon.Domain.Detection;

/// <summary>One setting of a detector.</summary>
/// <param name="Name">As settings and figures name it: <c>steps</c>.</param>
/// <param name="Label">What a person reads beside the slider.</param>
/// <param name="Unit">Empty for a plain count.</param>
/// <param name="Least">Least and greatest value that can be set, inclusive.</param>
/// <param name="Step">What the slider moves by.</param>
/// <param name="IsCeiling">The measured value must stay at or below it to be found; otherwise it must reach it.</param>
public sealed record Threshold(string Name, string Label, double Default, double Least, double Greatest, double Step, string Unit = "", bool IsCeiling = false);
