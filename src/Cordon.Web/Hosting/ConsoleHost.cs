using Cordon.Features.Hosting;
using Cordon.Web.Accounts;
using Cordon.Web.Api;
using Cordon.Web.Attribution;
using Cordon.Web.Evidence;
using Cordon.Web.Imports;
using Cordon.Web.Jobs;
using Cordon.Web.Leads;
using Cordon.Web.Shell;
using Cordon.Web.SignIn;

namespace Cordon.Web.Hosting;

/// <summary>The app put together: what it is made of, and the order a request goes through it.</summary>
public static class ConsoleHost
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        var settings = SettingsReader.Read(builder.Configuration);
        builder.Services.AddCordon(builder.Configuration);
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddJobs();
        builder.Services.AddImports();
        builder.Services.AddEvidence();
        builder.Services.AddEvidenceViews();
        builder.Services.AddHostedService<FadingWatch>();
        builder.Services.AddHostedService<DueRunner>();
        builder.Services.AddHostedService<Rehearsal>();
        // Unpublished, packages' files are only found with this outside Development; published, it does nothing.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);

        KeyRing.MakeFolder(settings);
        builder.AddSignIn();
        builder.AddPages();
        builder.Services.AddAccounts();
        builder.Services.AddHealth();
        builder.Services.AddApi();
    }

    public static void UseConsole(this WebApplication app)
    {
        app.UseErrors();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseSandbox();
        app.UseSecurity();
        app.UseStartingPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestPerson();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapApi();
        app.MapSignIn();
        app.MapImports();
        app.MapEvidence();
        app.MapEvidenceViews();
        app.MapAccounts();
        app.MapLeads();
        app.MapPages();
    }
}
