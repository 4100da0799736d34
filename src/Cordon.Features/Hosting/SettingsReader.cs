using Microsoft.Extensions.Configuration;

namespace Cordon.Features.Hosting;

public static class SettingsReader
{
    /// <summary>Reads the section <c>Cordon</c> and checks all of it.</summary>
    /// <exception cref="SettingsException">Something is wrong; it names every problem at once.</exception>
    public static CordonSettings Read(IConfiguration configuration)
    {
        var settings = new CordonSettings();
        try
        {
            configuration.GetSection(CordonSettings.Section).Bind(settings);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingsException([unreadable.Message]);
        }
        var problems = settings.Problems().ToList();
        if (settings.Store.Provider == StoreProvider.SqlServer && string.IsNullOrWhiteSpace(configuration.GetConnectionString(CordonServices.ConnectionName)))
            problems.Add("ConnectionStrings:Cordon is missing: with Cordon:Store:Provider SqlServer it names the server and the database.");
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }
}
