using System.Diagnostics;
using System.Text.Json;
using Cordon.Cli;

namespace Cordon.Cli.Tests;

/// <summary>The command line as a process of its own, over a data folder of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("cordon-cli-").FullName;

    public async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start("Development", arguments);
        return await EndAsync(process);
    }

    public async Task<Result> RunInProductionAsync(params string[] arguments)
    {
        using var process = Start("Production", arguments);
        return await EndAsync(process);
    }

    public Process Start(string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(CordonCommandLine).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment["Cordon__DataFolder"] = Folder;
        return Process.Start(start)!;
    }

    public string WriteFile(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static async Task<Result> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    internal sealed record Result(int Code, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        public IReadOnlyList<JsonElement> Lines =>
            [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
