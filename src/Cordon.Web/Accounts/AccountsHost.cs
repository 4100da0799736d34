namespace Cordon.Web.Accounts;

/// <summary>What the pages of accounts need beside themselves.</summary>
public static class AccountsHost
{
    public static void AddAccounts(this IServiceCollection services) => services.AddScoped<ColumnMemory>();

    public static void MapAccounts(this WebApplication app) =>
        app.MapGet(ExportEndpoint.Path, ExportEndpoint.HandleAsync).ExcludeFromDescription();
}
