using Cordon.Features.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cordon.Web.SignIn;

/// <summary>Sign-in by name, for the sample staff. Mapped in Development only; elsewhere the address does not exist.</summary>
public static class DevelopmentSignIn
{
    public const string Path = "/signin/dev";

    public static void MapDevelopmentSignIn(this WebApplication app) =>
        app.MapGet(Path, async (HttpContext http, string? @as, string? returnUrl) =>
        {
            // The page lists the staff, or the name asked for is signed in at once.
            var destination = LocalPath(returnUrl);
            if (SampleStaff.Find(@as) is not { } actor)
                return (IResult)new RazorComponentResult<DevelopmentSignInDocument>(new { Unknown = @as, Destination = destination });
            const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
            await http.SignInAsync(scheme, Person.SampleOf(actor, scheme));
            return Results.LocalRedirect(destination);
        }).AllowAnonymous().ExcludeFromDescription();

    /// <returns>The path when it leads to a page of this app, else <c>/</c>: nobody is sent elsewhere after signing in.</returns>
    public static string LocalPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
