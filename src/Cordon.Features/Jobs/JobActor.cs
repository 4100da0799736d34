using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;

namespace Cordon.Features.Jobs;

/// <summary>A job acts for the person who asked for it, with the roles held then.</summary>
internal static class JobActor
{
    public static Actor Of(Job job) => new(job.RequestedBy, job.RequestedByName,
        [.. job.RequestedRoles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)]);
}
