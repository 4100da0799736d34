using System.Globalization;
using Cordon.Features.Jobs;
using Spectre.Console;

namespace Cordon.Cli.Output;

/// <summary>Shows a job's progress on standard error: a bar on a terminal, a plain line where it is redirected.</summary>
internal static class JobBar
{
    public static async Task<T> ShowAsync<T>(string title, Func<IProgress<JobProgress>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            CommandOutput.Say(title);
            return await work(new Silent());
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Ansi = AnsiSupport.Detect, Interactive = InteractionSupport.Yes });
        return await console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress => await work(new Bar(progress.AddTask(Markup.Escape(title), maxValue: 1), title)));
    }

    private sealed class Silent : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
        }
    }

    private sealed class Bar(ProgressTask task, string title) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.BytesTotal <= 0)
            {
                task.IsIndeterminate = true;
                return;
            }
            task.IsIndeterminate = false;
            task.Value = (double)value.BytesDone / value.BytesTotal;
            var rate = task.ElapsedTime is { TotalSeconds: > 0.2 } elapsed ? value.Lines / elapsed.TotalSeconds : 0;
            task.Description = Markup.Escape(value.Lines == 0
                ? $"{value.Doing} · {title}"
                : string.Create(CultureInfo.InvariantCulture, $"{value.Doing} · {title} · {value.Lines:N0} lines, {rate:N0}/s"));
        }
    }
}
