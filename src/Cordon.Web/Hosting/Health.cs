namespace Cordon.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also do its work.</summary>
public static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    /// <summary>Until the store is open there is nothing a page could show; browsers come again by themselves.</summary>
    public static void UseStartingPage(this WebApplication app) => app.Use(async (http, next) =>
    {
        var readiness = http.RequestServices.GetRequiredService<Readiness>();
        if (readiness.StoreOpened.IsCompleted || http.Request.Path.StartsWithSegments("/health"))
        {
            await next(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "1";
        http.Response.Headers["Refresh"] = "1";
        await http.Response.WriteAsync(readiness.WaitingFor ?? "Cordon is starting.");
    });

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("Cordon is running."));
        health.MapGet("/ready", (Readiness readiness) => readiness.WaitingFor is { } sentence
            ? Results.Text(sentence, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("Cordon is ready."));
    }
}
