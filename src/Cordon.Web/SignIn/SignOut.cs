using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Cordon.Web.SignIn;

public static class SignOut
{
    public const string Path = "/signout";

    public static void MapSignOut(this WebApplication app)
    {
        string[] schemes = app.Environment.IsDevelopment()
            ? [CookieAuthenticationDefaults.AuthenticationScheme]
            : [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme];
        app.MapPost(Path, async (HttpContext http, IAntiforgery antiforgery) =>
            await antiforgery.IsRequestValidAsync(http)
                ? Results.SignOut(new() { RedirectUri = "/" }, schemes)
                : Results.Problem("The page was too old to sign you out with. Reload it and sign out again.", statusCode: StatusCodes.Status400BadRequest))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
