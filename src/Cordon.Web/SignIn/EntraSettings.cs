namespace Cordon.Web.SignIn;

/// <summary>The section <c>AzureAd</c>, which Microsoft.Identity.Web reads: the app registration people sign in with.</summary>
public static class EntraSettings
{
    public const string Section = "AzureAd";

    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (Lacks("Instance"))
            yield return "AzureAd:Instance is missing: the sign-in address, for example https://login.microsoftonline.com/.";
        else if (!Uri.TryCreate(section["Instance"], UriKind.Absolute, out _))
            yield return $"AzureAd:Instance must be an absolute address; it is {section["Instance"]}.";
        if (Lacks("TenantId")) yield return "AzureAd:TenantId is missing: the directory (tenant) id of the app registration.";
        if (Lacks("ClientId")) yield return "AzureAd:ClientId is missing: the application (client) id of the app registration.";
        if (Lacks("ClientSecret") && !HasItems("ClientCertificates") && !HasItems("ClientCredentials"))
            yield return "AzureAd:ClientSecret is missing: a client secret of the app registration (or AzureAd:ClientCertificates, a certificate).";

        bool Lacks(string name) => string.IsNullOrWhiteSpace(section[name]);
        bool HasItems(string name) => section.GetSection(name).GetChildren().Any();
    }
}
