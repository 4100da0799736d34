using Cordon.Features.Hosting;
using Cordon.Web.SignIn;

namespace Cordon.Web.Hosting;

/// <summary>Looks at every setting before anything starts, so that one start shows all that has to be mended.</summary>
public static class StartCheck
{
    /// <returns>One sentence a problem, each beginning with the setting's name; empty when the app may start.</returns>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, IHostEnvironment environment)
    {
        var problems = new List<string>();
        try
        {
            SettingsReader.Read(configuration);
        }
        catch (SettingsException wrong)
        {
            problems.AddRange(wrong.Problems);
        }
        if (!environment.IsDevelopment()) problems.AddRange(EntraSettings.Problems(configuration));
        return problems;
    }

    public static void Refuse(IReadOnlyList<string> problems, TextWriter error)
    {
        error.WriteLine("Cordon does not start:");
        foreach (var problem in problems) error.WriteLine("  " + problem);
    }
}
