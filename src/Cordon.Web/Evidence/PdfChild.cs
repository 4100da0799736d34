using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cordon.Features.Evidence.Reading.Pdf;

namespace Cordon.Web.Evidence;

/// <summary>Reads documents of strangers in a process of its own: one that runs for ever is ended, and one that falls over its memory or its stack takes nothing along.</summary>
public sealed class PdfChild(TimeProvider clock) : IPdfReader, IDisposable
{
    /// <summary>A page that takes longer is given up.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);

    private const long MostHeapBytes = 512 << 20;

    // What the runtime needs to start; passwords of the console are not handed on.
    private static readonly string[] Kept = ["PATH", "HOME", "LANG", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT"];

    private readonly SemaphoreSlim _turns = new(2);

    public async Task<PdfReading> ReadAsync(string path, int page, CancellationToken cancel)
    {
        await _turns.WaitAsync(cancel);
        try
        {
            return await RunAsync(path, page, cancel);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<PdfReading> RunAsync(string path, int page, CancellationToken cancel)
    {
        using var process = Process.Start(Start(path, page))!;
        process.StandardInput.Close();
        // What a runtime says when it falls may hold anything of the document; it is read so that the process does not wait, and let go.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        using var late = new CancellationTokenSource(MostTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            var answer = await process.StandardOutput.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            // It falls over its stack or its memory: both are too much.
            return process.ExitCode == 0 && JsonSerializer.Deserialize<PdfReading>(answer) is { } read ? read : PdfReading.Failed(PdfFault.TooMuch);
        }
        catch (OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            return PdfReading.Failed(PdfFault.TooMuch);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(string path, int page)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Cordon.Web.dll");
        var host = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] arguments = [PdfProgram.Verb, path, page.ToString(CultureInfo.InvariantCulture)];
        var start = File.Exists(host) ? new ProcessStartInfo(host, arguments) : new ProcessStartInfo("dotnet", ["exec", program, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        foreach (var name in start.Environment.Keys.Where(name => !Kept.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    public void Dispose() => _turns.Dispose();
}
