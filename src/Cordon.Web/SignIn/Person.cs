using System.Security.Claims;
using Cordon.Domain.Staff;
using Microsoft.Identity.Web;

namespace Cordon.Web.SignIn;

/// <summary>From the claims of a sign-in to the actor that handlers ask for, and back for sample staff.</summary>
public static class Person
{
    private const string ActorId = "cordon:actor";

    public static Actor From(ClaimsPrincipal person)
    {
        var name = person.FindFirstValue("name") ?? person.Identity?.Name ?? "Somebody without a name";
        return new Actor(Id(person), name, person.Roles());
    }

    /// <summary>A sample staff member's sign-in; its shape is what a token of Entra is turned into.</summary>
    public static ClaimsPrincipal SampleOf(Actor actor, string scheme)
    {
        var claims = new List<Claim> { new(ActorId, actor.Id), new("name", actor.Name) };
        claims.AddRange(actor.Roles.Select(role => new Claim("roles", role.ToString())));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, "name", "roles"));
    }

    // The directory's ids never change; a name or an address may pass to somebody else.
    private static string Id(ClaimsPrincipal person)
    {
        if (person.FindFirstValue(ActorId) is { } sample) return sample;
        return person is { } && person.GetTenantId() is { } tenant && person.GetObjectId() is { } who
            ? $"{tenant}/{who}"
            : throw new InvalidOperationException("The sign-in carries no tenant and object id, so nothing can be recorded under it.");
    }
}
