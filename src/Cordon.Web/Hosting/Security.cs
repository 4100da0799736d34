using Cordon.Web.SignIn;

namespace Cordon.Web.Hosting;

/// <summary>What the browser is told to refuse: scripts, frames and connections from anywhere else.</summary>
public static class Security
{
    public static void UseSecurity(this WebApplication app)
    {
        // Signing out posts to us and is sent on to the identity provider, which counts as a form's destination.
        var provider = app.Environment.IsDevelopment() ? null : new Uri(app.Configuration[$"{EntraSettings.Section}:Instance"]!);
        app.UseSecurityHeaders(new HeaderPolicyCollection()
            .AddDefaultSecurityHeaders()
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
                policy.AddPayment().None();
                policy.AddUsb().None();
            })
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().Self();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self().UnsafeInline();     // MudBlazor writes style attributes and its palette as <style>
                policy.AddImgSrc().Self().Data();
                policy.AddFontSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddObjectSrc().None();
                policy.AddBaseUri().Self();
                policy.AddFrameAncestors().None();
                var forms = policy.AddFormAction().Self();
                if (provider is not null) forms.From(provider.GetLeftPart(UriPartial.Authority));
            }));
    }
}
