using System.Security.Claims;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Cordon.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cordon.Web.Tests.SignIn;

public sealed class CurrentActorTests
{
    private static readonly ClaimsPrincipal Mara = Person.SampleOf(SampleStaff.Find("reviewer")!, "test");
    private static readonly ClaimsPrincipal Stranger = new(new ClaimsIdentity());

    [Fact]
    public async Task A_request_is_made_by_whoever_sent_it()
    {
        var actor = await new CurrentActor(new RequestPerson { Person = Mara }, new NoCircuit()).GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("dev:reviewer", "Mara Reviewer"), (actor.Id, actor.Name));
        Assert.Equal([Role.Reviewer], actor.Roles);
    }

    [Fact]
    public async Task A_circuit_is_used_by_whoever_opened_it()
    {
        var actor = await new CurrentActor(new RequestPerson(), new Circuit(Mara)).GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal("dev:reviewer", actor.Id);
    }

    [Fact]
    public async Task A_stranger_may_nothing()
    {
        var actor = await new CurrentActor(new RequestPerson { Person = Stranger }, new NoCircuit()).GetAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Enum.GetValues<Permission>(), actor.May);
    }

    private sealed class Circuit(ClaimsPrincipal person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(person));
    }

    private sealed class NoCircuit : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => throw new InvalidOperationException("There is no circuit in a request.");
    }
}
