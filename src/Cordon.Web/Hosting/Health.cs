namespace Cordon.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also do its work.</summary>
public static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("Cordon is running."));
        health.MapGet("/ready", (Readiness readiness) => readiness.WaitingFor is { } sentence
            ? Results.Text(sentence, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("Cordon is ready."));
    }
}
