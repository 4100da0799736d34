using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Cordon.Web.SignIn;

/// <summary>Ends a circuit's sign-in after a session's length: an open page sends no request, so its cookie runs out unseen.</summary>
public sealed class SessionState(ILoggerFactory logs, TimeProvider clock) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly DateTimeOffset _endsAt = clock.GetUtcNow() + SignInHost.SessionLength;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(5);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(clock.GetUtcNow() < _endsAt);
}
