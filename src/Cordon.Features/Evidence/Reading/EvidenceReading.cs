using Cordon.Features.Evidence.Reading.Pdf;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Features.Evidence.Reading;

/// <summary>What looking into evidence keeps in memory between two looks.</summary>
internal static class EvidenceReading
{
    public static void AddEvidenceReading(this IServiceCollection services)
    {
        services.AddSingleton<SealWatch>();
        services.AddSingleton<ExpandedCopies>();
        services.AddSingleton<LineIndexes>();
        services.AddSingleton<EvidenceOpener>();
        services.AddSingleton<IPdfReader, PdfReader>();
    }
}
