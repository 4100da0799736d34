using Cordon.Domain;

namespace Cordon.Web.Api;

/// <summary>How programs are told that something did not happen: <c>application/problem+json</c> with a stable <c>code</c>.</summary>
public static class ApiProblems
{
    /// <summary>Asked by a program: under <c>/api</c>, or by a script of a page, which says that it wants no page.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Headers.Accept == "application/json";

    /// <summary>A refusal as an answer: its code and its sentence.</summary>
    public static IResult ToProblem(this Refusal refusal, int status = StatusCodes.Status409Conflict) =>
        Results.Problem(statusCode: status, detail: refusal.Message, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });

    /// <summary>Every problem has a code, also those the framework writes.</summary>
    public static void AddCode(ProblemDetailsContext context)
    {
        var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
        context.ProblemDetails.Extensions.TryAdd("code", status switch
        {
            StatusCodes.Status401Unauthorized => "sign-in.missing",
            StatusCodes.Status403Forbidden => Refusals.NotPermitted.Code,
            StatusCodes.Status404NotFound => "address.not-found",
            StatusCodes.Status405MethodNotAllowed => "method.not-allowed",
            StatusCodes.Status413PayloadTooLarge => "request.too-large",
            StatusCodes.Status415UnsupportedMediaType => "request.wrong-type",
            StatusCodes.Status429TooManyRequests => "request.too-many",
            >= StatusCodes.Status500InternalServerError => "server.failed",
            _ => "request.invalid",
        });
    }
}
