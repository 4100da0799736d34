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
            var settings = Read(configuration);
            problems.AddRange(settings.Problems());
            problems.AddRange(Store(settings, configuration, environment));
        }
        catch (InvalidOperationException unreadable)
        {
            // The binder names the setting: "Failed to convert configuration value 'x' at 'Cordon:Demo' to type …".
            problems.Add(unreadable.Message);
        }

        if (!environment.IsDevelopment()) problems.AddRange(EntraSettings.Problems(configuration));
        return problems;
    }

    public static CordonSettings Read(IConfiguration configuration) =>
        configuration.GetSection(CordonSettings.Section).Get<CordonSettings>() ?? new CordonSettings();

    public static void Refuse(IReadOnlyList<string> problems, TextWriter error)
    {
        error.WriteLine("Cordon does not start:");
        foreach (var problem in problems) error.WriteLine("  " + problem);
    }

    // Outside Development nobody should find out later that decisions went into a file beside the program.
    private static IEnumerable<string> Store(CordonSettings settings, IConfiguration configuration, IHostEnvironment environment)
    {
        var named = !string.IsNullOrWhiteSpace(configuration.GetConnectionString("Cordon"));
        if (!named && settings.Store.Provider == StoreProvider.SqlServer)
            yield return "ConnectionStrings:Cordon is missing: the connection string of the SQL Server database.";
        else if (!named && !environment.IsDevelopment())
            yield return "ConnectionStrings:Cordon is missing: the connection string of the database that keeps the decisions.";
    }
}
