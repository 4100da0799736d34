namespace Cordon.Features.Demo.Traffic;

/// <summary>One request as the service's log will tell it.</summary>
internal readonly record struct DemoRequest(
    long UtcTicks, DemoAccount Account, string Address, string Agent, DemoRoute Route, string Path, string? Query, string? Referrer, DemoAnswer Answer);

internal enum DemoRoute { Home, Gallery, Image, Prompt, Generate, Job, Notifications, Account, LoginPage, Login, Script, Style, Font, Icon, Robots, Health }

internal readonly record struct DemoAnswer(int Status, long Bytes, long Nanoseconds);
