using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli;

/// <summary>Runs commands that decide on bans, or tell of them: what is due by itself is carried out before, whether or not a console runs beside.</summary>
internal static class DueFirst
{
    public static Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, CommandOutput, CancellationToken, Task<int>> command, CancellationToken cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
    {
        await CarryOutAsync(services, ct);
        return await command(services, output, ct);
    }, cancel);

    public static Task CarryOutAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<CarryOutDueHandler>().HandleAsync(cancel);
}
