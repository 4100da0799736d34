using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cordon.Cli;

/// <summary>Runs one command within a scope of the wired-up application; the host itself is never started.</summary>
internal static class CommandHost
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, CommandOutput, CancellationToken, Task<int>> command, CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        builder.Configuration.AddInMemoryCollection(Settings(parsed.GetValue(CommonOptions.Settings) ?? []));
        // What the database refuses comes out as the command's own sentence; its trace would bury that.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddCordon(builder.Configuration);
        var actor = CommandActor.Of(builder.Environment, parsed.GetValue(CommonOptions.As));
        if (!actor.Accepted(out var acting, out var refusal)) return CommandOutput.Refuse(refusal);
        builder.Services.AddSingleton<ICurrentActor>(new CommandActor(acting));
        using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider, new CommandOutput(parsed.GetValue(CommonOptions.Json)), cancel);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(IEnumerable<string> pairs) => pairs.Select(pair =>
        pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? new KeyValuePair<string, string?>(pair[..at], pair[(at + 1)..])
            : throw new SettingsException([$"--set {pair}: a setting is written NAME=VALUE."]));
}
