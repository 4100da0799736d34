using Cordon.Domain.Staff;

namespace Cordon.Features.Staff;

/// <summary>Who is acting now: the signed-in staff member on the web, the caller on the command line.</summary>
public interface ICurrentActor
{
    ValueTask<Actor> GetAsync(CancellationToken cancel);
}
