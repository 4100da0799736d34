namespace Cordon.Web.Imports;

/// <summary>What the pages of imports need beside themselves.</summary>
public static class ImportsHost
{
    public static void AddImports(this IServiceCollection services) => services.AddHostedService<UploadLeftovers>();

    public static void MapImports(this WebApplication app)
    {
        app.MapPost(UploadEndpoint.Path, UploadEndpoint.HandleAsync).ExcludeFromDescription();
        app.MapGet(RejectsEndpoint.Pattern, RejectsEndpoint.HandleAsync).ExcludeFromDescription();
    }
}
