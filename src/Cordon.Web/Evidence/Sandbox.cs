namespace Cordon.Web.Evidence;

/// <summary>What a browser is told about bytes that came from anywhere: do not guess what they are, run nothing, keep nothing.</summary>
public static class Sandbox
{
    private static readonly object Wanted = new();

    /// <summary>Before the headers of pages are set up: of what is done when an answer starts, the first to come has the last word.</summary>
    public static void UseSandbox(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            if (!http.Items.ContainsKey(Wanted)) return Task.CompletedTask;
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>This answer holds such bytes.</summary>
    public static void Apply(HttpResponse response) => response.HttpContext.Items[Wanted] = true;
}
