namespace Cordon.Domain.Detection;

/// <summary>One number behind a finding, with the threshold it was held against.</summary>
/// <param name="Name">What was measured, in words: <c>pages in the hour</c>.</param>
/// <param name="Value">As measured.</param>
/// <param name="Threshold">What it had to reach (<see cref="AtMost"/>: stay within); null where the number only explains.</param>
/// <param name="Unit">Empty for a plain count; <c>%</c>, <c>s</c>, <c>h</c> …</param>
public sealed record Figure(string Name, double Value, double? Threshold = null, string Unit = "", bool AtMost = false);
