namespace Cordon.Web.Tests;

/// <summary>One app in Development for a class of tests that leave nothing behind.</summary>
public sealed class DevelopmentConsole : IDisposable
{
    public TestConsole App { get; } = TestConsole.InDevelopment();

    public void Dispose() => App.Dispose();
}
