using Cordon.Features.Hosting;
using Microsoft.Extensions.Configuration;

namespace Cordon.Features.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var problems = Assert.Throws<SettingsException>(() => Read(("Cordon:Ingest:ChunkLines", "0"), ("Cordon:Ingest:MaxRoutes", "5"), ("Cordon:Store:Provider", "SqlServer"))).Problems;
        Assert.Equal(3, problems.Count);
        Assert.Contains("Cordon:Ingest:ChunkLines must be 1,000 to 1,000,000 lines; it is 0.", problems);
        Assert.Contains(problems, p => p.StartsWith("ConnectionStrings:Cordon is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_of_another_kind_is_named() =>
        Assert.Contains("Cordon:Demo", Assert.Throws<SettingsException>(() => Read(("Cordon:Demo", "perhaps"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_any_setting_the_defaults_hold() => Assert.Equal(("data", true, StoreProvider.Sqlite), (Read().DataFolder, Read().Demo, Read().Store.Provider));

    private static CordonSettings Read(params (string Name, string Value)[] settings) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build());
}
