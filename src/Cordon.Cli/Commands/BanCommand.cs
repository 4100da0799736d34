using System.CommandLine;

namespace Cordon.Cli.Commands;

internal static class BanCommand
{
    public static Command Make() => new("ban", "See whom a ban would reach, judge a sample of them, and propose it, its lift or an exemption; a second person decides.")
    {
        BanPreviewCommand.Make(), BanSampleCommand.Make(), BanProposeCommand.Make(), BanLiftCommand.Make(), BanExemptCommand.Make(), BanUndoCommand.Make(), BanKeepCommand.Make(),
    };
}
