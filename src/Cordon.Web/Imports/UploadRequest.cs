using Cordon.Domain;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Cordon.Web.Imports;

/// <summary>What every request that brings a file goes through: its size is bounded, it gets a place on the disk, and the place is empty again afterwards.</summary>
public static class UploadRequest
{
    private const string TokenHeader = "RequestVerificationToken";

    // What stands round the file in a multipart request: fields, names, boundaries.
    private const long EnvelopeBytes = 32 * 1024;

    /// <summary>Whether the request comes from a page of ours. The header alone is looked at: a token in the form would have the whole file read first.</summary>
    public static async Task<bool> IsOfAPageAsync(HttpContext http, IAntiforgery antiforgery) => http.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(http);

    /// <param name="most">Largest file, in bytes.</param>
    /// <param name="tooLarge">What is said of a larger one.</param>
    /// <param name="take">Reads the file to the path it is given, and does with it what is to be done.</param>
    /// <param name="problem">How a refusal is answered.</param>
    public static async Task<IResult> TakeAsync(HttpContext http, CordonSettings settings, long most, Func<long, long, Refusal> tooLarge, Func<string, Task<IResult>> take, Func<Refusal, IResult> problem)
    {
        var whole = most > long.MaxValue - EnvelopeBytes ? long.MaxValue : most + EnvelopeBytes;
        if (http.Request.ContentLength > whole) return problem(tooLarge(http.Request.ContentLength.Value, most));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = whole;
        var path = Path.Combine(Directory.CreateDirectory(settings.UploadsPath).FullName, WorkerFile.NewName());
        try
        {
            return await take(path);
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return problem(tooLarge(http.Request.ContentLength ?? whole, most));
        }
        catch (CutOffException)
        {
            return problem(UploadRefusals.Incomplete);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
