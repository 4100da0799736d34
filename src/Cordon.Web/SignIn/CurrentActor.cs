using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cordon.Web.SignIn;

/// <summary>The signed-in person, in a request as well as in a circuit, which outlives its request.</summary>
public sealed class CurrentActor(RequestPerson request, AuthenticationStateProvider circuit) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken cancel)
    {
        var person = request.Person ?? (await circuit.GetAuthenticationStateAsync()).User;
        return person.Identity is { IsAuthenticated: true }
            ? Person.From(person)
            : new Actor("nobody", "Nobody", []);        // may nothing: handlers refuse
    }
}
