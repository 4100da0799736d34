using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cordon.Web.Imports;

namespace Cordon.Web.Tests.Imports;

/// <summary>What js/upload.js sends, without a browser.</summary>
internal static class Sending
{
    public const string Line = "203.0.113.7 - mara [02/Mar/2024:02:10:41 +0000] \"GET /images/7 HTTP/1.1\" 200 512 \"-\" \"Firefox/123.0\"\n";

    public static MultipartFormDataContent File(string content, string name = "access.log", string? kind = "requests", string? by = "user")
    {
        // A name is sent in UTF-8, as browsers do; the client would write "?" for what Latin-1 does not have.
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        if (kind is not null) form.Add(new StringContent(kind), "kind");
        if (by is not null) form.Add(new StringContent(by), "identifyBy");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        // Written as browsers do, which hand over the name as it is.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        form.Add(file);
        return form;
    }

    /// <summary>Sends it with the token of a page.</summary>
    public static async Task<(int Status, JsonElement Answer)> SendAsync(this HttpClient visitor, HttpContent content, bool token = true, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UploadEndpoint.Path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.TransferEncodingChunked = chunked;
        if (token)
        {
            var page = (await visitor.SeeAsync("/")).Text;
            request.Headers.Add("RequestVerificationToken", page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0]);
        }
        using var answer = await visitor.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    public static string? Code(this JsonElement answer) => answer.TryGetProperty("code", out var code) ? code.GetString() : null;
}
