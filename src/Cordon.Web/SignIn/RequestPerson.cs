using System.Security.Claims;

namespace Cordon.Web.SignIn;

/// <summary>Whom a request comes from; empty in a circuit's scope, where no request goes through the pipeline.</summary>
public sealed class RequestPerson
{
    public ClaimsPrincipal? Person { get; set; }
}
