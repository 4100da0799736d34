using System.Diagnostics;
using Cordon.Web.Api;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cordon.Web.Hosting;

/// <summary>What is answered when the code is at fault: a page with a number to quote, or a problem for programs.</summary>
public static class Errors
{
    public static void UseErrors(this WebApplication app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, CreateScopeForErrors = true });

    /// <summary>The number the log holds too: the trace's id, or a new one where no request is being traced.</summary>
    public static string Number() =>
        Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();

    private static async Task AnswerAsync(HttpContext http)
    {
        var number = Number();
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Errors))
            .LogError(fault, "Error {Number} while answering {Method} {Path}", number, http.Request.Method, http.Request.Path);
        if (ApiProblems.IsApi(http.Request))
            await Results.Problem(statusCode: StatusCodes.Status500InternalServerError,
                detail: $"Something in Cordon failed. Quote the number {number}.").ExecuteAsync(http);
        else
            await new RazorComponentResult<ErrorDocument>(new { Number = number })
            { StatusCode = StatusCodes.Status500InternalServerError }.ExecuteAsync(http);
    }
}
