using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.Extensions.Hosting;

namespace Cordon.Cli;

/// <summary>Who acts on the command line: in Development a sample staff member, elsewhere the operating system's account.</summary>
internal sealed class CommandActor(Actor actor) : ICurrentActor
{
    public ValueTask<Actor> GetAsync(CancellationToken cancel) => ValueTask.FromResult(actor);

    public static Outcome<Actor> Of(IHostEnvironment environment, string? name)
    {
        if (environment.IsDevelopment())
            return SampleStaff.Find(name ?? "administrator") is { } staff
                ? staff
                : new Refusal("staff.unknown", $"There is no sample staff member of that name. There are: {string.Join(", ", SampleStaff.All.Select(SampleStaff.SignInName))}.");
        if (name is not null) return new Refusal("staff.development-only", "--as works in the Development environment only. Nothing was done.");
        // Unattended work: it may take facts in and read the record, and decides about nobody.
        return new Actor($"os:{Environment.UserName}@{Environment.MachineName}", Environment.UserName, [Role.Administrator]);
    }
}
