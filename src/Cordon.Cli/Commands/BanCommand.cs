using System.CommandLine;

namespace Cordon.Cli.Commands;

internal static class BanCommand
{
    public static Command Make() => new("ban", "Propose bans, lifts and exemptions; a second person decides.")
    {
        BanLiftCommand.Make(), BanExemptCommand.Make(), BanUndoCommand.Make(), BanKeepCommand.Make(),
    };
}
