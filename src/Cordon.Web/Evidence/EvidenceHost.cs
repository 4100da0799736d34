namespace Cordon.Web.Evidence;

/// <summary>What the pages of evidence need beside themselves: how bytes come in and go out.</summary>
public static class EvidenceHost
{
    public static void AddEvidence(this IServiceCollection services) => services.AddHostedService<SealLeftovers>();

    public static void MapEvidence(this WebApplication app)
    {
        app.MapPost(EvidenceUploadEndpoint.Path, EvidenceUploadEndpoint.HandleAsync).ExcludeFromDescription();
        app.MapGet(EvidenceDownloadEndpoint.Pattern, EvidenceDownloadEndpoint.HandleAsync).ExcludeFromDescription();
        app.MapMethods(HandOverEndpoint.Path, [HttpMethods.Get, HttpMethods.Post], HandOverEndpoint.HandleAsync).ExcludeFromDescription();
        EvidenceApi.Map(app);
    }
}
