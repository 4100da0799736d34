using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Cordon.Web.Api;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Identity.Web;

namespace Cordon.Web.SignIn;

/// <summary>Who comes in, and with what: sample staff in Development, the directory's people anywhere else.</summary>
public static class SignInHost
{
    /// <summary>How long a sign-in lasts without a request, and a circuit at most.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (builder.Environment.IsDevelopment())
            services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        else
            services.AddAuthentication(OpenIdConnectDefaults.AuthenticationScheme)
                .AddMicrosoftIdentityWebApp(builder.Configuration.GetSection(EntraSettings.Section));

        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, cookie =>
        {
            cookie.Cookie.Name = "cordon";
            cookie.Cookie.SecurePolicy = secure;
            cookie.ExpireTimeSpan = SessionLength;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = DevelopmentSignIn.Path;
            cookie.Events.OnRedirectToLogin = context => ApiProblems.IsApi(context.Request)
                ? SignInMissing().ExecuteAsync(context.HttpContext)
                : Redirect(context);
            // The address stays as it is, and the page says in its own frame what is missing.
            cookie.Events.OnRedirectToAccessDenied = context => ApiProblems.IsApi(context.Request)
                ? Domain.Refusals.NotPermitted.ToProblem(StatusCodes.Status403Forbidden).ExecuteAsync(context.HttpContext)
                : new RazorComponentResult<App> { StatusCode = StatusCodes.Status403Forbidden }.ExecuteAsync(context.HttpContext);
        });
        services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, provider =>
        {
            var onward = provider.Events.OnRedirectToIdentityProvider;
            provider.Events.OnRedirectToIdentityProvider = async context =>
            {
                if (!ApiProblems.IsApi(context.Request))
                {
                    await onward(context);
                    return;
                }

                context.HandleResponse();
                await SignInMissing().ExecuteAsync(context.HttpContext);
            };
        });
        services.AddAntiforgery(form => form.Cookie.SecurePolicy = secure);

        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = options.DefaultPolicy;
            // For pages: @attribute [Authorize(nameof(Permission.Browse))]. Handlers ask the actor themselves.
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.May(permission)));
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<RequestPerson>();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddScoped<AuthenticationStateProvider, SessionState>();

        static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        static IResult SignInMissing() =>
            Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "Sign in first. Nothing was read or changed.");
    }

    public static void UseRequestPerson(this WebApplication app) => app.Use((http, next) =>
    {
        http.RequestServices.GetRequiredService<RequestPerson>().Person = http.User;
        return next(http);
    });

    public static void MapSignIn(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) app.MapDevelopmentSignIn();
        app.MapSignOut();
    }
}
