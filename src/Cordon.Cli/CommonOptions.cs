using System.CommandLine;

namespace Cordon.Cli;

internal static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json") { Recursive = true, Description = "Print one JSON document (list: JSON lines) to standard output." };

    public static readonly Option<string?> As = new("--as")
    {
        Recursive = true,
        Description = "In Development: act as this sample staff member (reviewer, approver, legal, support, auditor, administrator, …).",
    };

    public static readonly Option<string[]> Settings = new("--set")
    {
        Recursive = true,
        Description = "A setting, such as --set Cordon:DataFolder=/srv/cordon; goes before files and environment.",
        AllowMultipleArgumentsPerToken = false,
    };
}
