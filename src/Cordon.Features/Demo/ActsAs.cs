using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Demo;

/// <summary>One of the sample staff, whoever loads the demo.</summary>
internal sealed class ActsAs : ICurrentActor
{
    private readonly Actor _actor;

    private ActsAs(Actor actor) => _actor = actor;

    public static ICurrentActor SampleStaffMember(string name) => new ActsAs(SampleStaff.Find(name)!);

    public ValueTask<Actor> GetAsync(CancellationToken cancel) => new(_actor);
}
