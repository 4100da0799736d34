using Cordon.Features.Evidence.Reading;
using Cordon.Features.Evidence.Reading.Pdf;

namespace Cordon.Web.Evidence;

/// <summary>What looking at evidence needs beside its pages.</summary>
public static class EvidenceViewHost
{
    public static void AddEvidenceViews(this IServiceCollection services)
    {
        services.AddHostedService<CopyLeftovers>();
        services.AddSingleton<IPdfReader, PdfChild>();
        services.AddSecurityHeaderPolicies().AddPolicy(PictureEndpoint.Headers, headers => headers.AddDefaultSecurityHeaders().AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddSandbox();
            policy.AddFrameAncestors().None();
        }));
    }

    public static void MapEvidenceViews(this WebApplication app)
    {
        app.MapGet(PictureEndpoint.Pattern, PictureEndpoint.HandleAsync).ExcludeFromDescription().WithSecurityHeadersPolicy(PictureEndpoint.Headers);
        app.MapGet(FlagLogEndpoint.Pattern, FlagLogEndpoint.HandleAsync).ExcludeFromDescription();
    }
}

/// <summary>Expanded copies of packed logs do not outlive the process that made them.</summary>
internal sealed class CopyLeftovers(ExpandedCopies copies) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        copies.Clear();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
