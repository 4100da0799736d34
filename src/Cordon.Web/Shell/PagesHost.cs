using Cordon.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using MudBlazor;
using MudBlazor.Services;

namespace Cordon.Web.Shell;

/// <summary>The pages and what they stand on.</summary>
public static class PagesHost
{
    // What one message of the browser may hold: a text field's whole content among others. The default of 32 kB ends the circuit at 40,000 characters.
    private const int LargestMessage = 256 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomStart;     // not over the page's title
            mud.SnackbarConfiguration.ShowTransitionDuration = mud.SnackbarConfiguration.HideTransitionDuration = 100;
        });
    }

    public static void MapPages(this WebApplication app)
    {
        // Our own policy says who may frame a page; Blazor would add a second one.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

        // Whoever is signed in sees it in the frame; others learn nothing of which addresses exist beyond this one.
        app.MapFallback("{*path}", (HttpContext http) => http switch
        {
            _ when ApiProblems.IsApi(http.Request) => (IResult)Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is nothing at this address."),
            { User.Identity.IsAuthenticated: true } => new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound },
            _ => new RazorComponentResult<NotFoundDocument> { StatusCode = StatusCodes.Status404NotFound },
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
