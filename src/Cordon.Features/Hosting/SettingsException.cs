namespace Cordon.Features.Hosting;

/// <summary>The settings do not allow a start. The message is for the person who starts the program, a line a problem.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
