namespace Cordon.Web.Tests;

internal static class Browsing
{
    /// <summary>Gets an address and hands back the answer's status, where it points to and what it says.</summary>
    public static async Task<(int Status, string? To, string Text, HttpResponseMessage Answer)> SeeAsync(this HttpClient visitor, string address)
    {
        var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.Location?.ToString(), text, answer);
    }
}
