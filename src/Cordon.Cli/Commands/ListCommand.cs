using System.CommandLine;

namespace Cordon.Cli.Commands;

internal static class ListCommand
{
    public static Command Make() => new("list", "Print what the store holds, one JSON object a line.");
}
