using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Hosting;

public sealed class ErrorsTests
{
    [Fact]
    public async Task A_fault_leaves_a_number_to_quote_and_nothing_of_the_inside()
    {
        using var app = TestConsole.InDevelopment(services => services.AddSingleton<IAntiforgery, Broken>());
        using var answer = await app.Visitor().PostAsync("/signout", null, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Matches("<code[^>]*>[0-9a-f]{32}</code>", page);
        Assert.DoesNotContain("the disk", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    private sealed class Broken : IAntiforgery
    {
        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => throw new IOException("the disk is gone");
        public Task ValidateRequestAsync(HttpContext httpContext) => throw new IOException("the disk is gone");
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => throw new IOException("the disk is gone");
        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => throw new IOException("the disk is gone");
        public void SetCookieTokenAndHeader(HttpContext httpContext) => throw new IOException("the disk is gone");
    }
}
