namespace Cordon.Web.Evidence;

/// <summary>What a browser is told about bytes that came from anywhere: do not guess what they are, run nothing, keep nothing.</summary>
internal static class Sandbox
{
    public static void Apply(HttpResponse response) => response.OnStarting(() =>
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    });
}
