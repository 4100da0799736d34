namespace Cordon.Features.Hosting;

public enum StoreProvider
{
    /// <summary>The embedded default: one file in the data folder.</summary>
    Sqlite,
    SqlServer,
}

/// <summary>Which database holds the state. The connection string is <c>ConnectionStrings:Cordon</c>.</summary>
public sealed class StoreSettings
{
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;
}
