using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Hosting;

namespace Cordon.Features.Evidence;

/// <summary>Lets the program that the settings name look at a file before it is sealed.</summary>
public sealed class EvidenceScan(EvidenceSettings settings, TimeProvider clock)
{
    /// <param name="path">Handed over as an argument of its own; no shell reads it.</param>
    /// <returns>Null where nothing is set or the program ends with 0; else <c>evidence.scan-refused</c>.</returns>
    public async Task<Refusal?> LookAsync(string path, CancellationToken cancel)
    {
        if (settings.ScanProgram() is not [var program, .. var arguments]) return null;
        var start = new ProcessStartInfo(program, [.. arguments, Path.GetFullPath(path)]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            // What it says may hold anything of the file; it is read so that the program does not wait, and let go.
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return await EndsAsync(process, cancel);
        }
        catch (Win32Exception)
        {
            return EvidenceRefusals.ScanRefused("could not be started");
        }
    }

    private async Task<Refusal?> EndsAsync(Process process, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(settings.ScanTimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return EvidenceRefusals.ScanRefused(string.Create(CultureInfo.InvariantCulture, $"took longer than {settings.ScanTimeoutSeconds:N0} seconds and was ended"));
        }
        return process.ExitCode == 0 ? null : EvidenceRefusals.ScanRefused(string.Create(CultureInfo.InvariantCulture, $"did not let it through (exit code {process.ExitCode})"));
    }
}
