using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cordon.Web.Evidence;

namespace Cordon.Web.Tests.Evidence;

/// <summary>What a page sends that takes evidence in, without a browser.</summary>
internal static class SendingEvidence
{
    public static MultipartFormDataContent File(byte[] content, string name, params (string Field, string Text)[] fields)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        foreach (var (field, text) in fields) form.Add(new StringContent(text), field);
        var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        form.Add(file);
        return form;
    }

    public static async Task<(int Status, JsonElement Answer)> SendEvidenceAsync(this HttpClient visitor, HttpContent content, bool token = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, EvidenceUploadEndpoint.Path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token) request.Headers.Add("RequestVerificationToken", await visitor.TokenAsync());
        using var answer = await visitor.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    public static async Task<string> TokenAsync(this HttpClient visitor) => (await visitor.SeeAsync("/")).Text.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
}
