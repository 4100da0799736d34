namespace Cordon.Web.Api;

/// <summary>What every endpoint under <c>/api</c> shares: problems with codes and the OpenAPI document.</summary>
public static class ApiHost
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ApiProblems.AddCode);
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Cordon";
                document.Info.Description = "Facts come in, decisions go out. Errors are application/problem+json with a stable code.";
                return Task.CompletedTask;
            });
        });
    }

    public static void MapApi(this WebApplication app) => app.MapOpenApi().AllowAnonymous();
}
