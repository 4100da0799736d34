using System.CommandLine;

namespace Cordon.Cli.Commands;

internal static class DemoCommand
{
    public static Command Make() => new("demo", "Load the demo case.");
}
