using Cordon.Domain.Staff;

namespace Cordon.Features.Staff;

/// <summary>The staff that exists in Development only, one for each thing the roles are tried with.</summary>
public static class SampleStaff
{
    public static IReadOnlyList<Actor> All { get; } =
    [
        Make("reviewer", "Mara Reviewer", Role.Reviewer),
        Make("reviewer2", "Idris Reviewer", Role.Reviewer),
        Make("approver", "Noor Approver", Role.Approver),
        Make("approver2", "Tomas Approver", Role.Approver),
        Make("legal", "Lena Legal", Role.Legal),
        Make("support", "Sam Support", Role.Support),
        Make("auditor", "Aiko Auditor", Role.Auditor),
        Make("administrator", "Ada Administrator", Role.Administrator),
    ];

    /// <param name="name">The sign-in name, for example <c>reviewer2</c>.</param>
    public static Actor? Find(string? name) => All.FirstOrDefault(actor => actor.Id == "dev:" + name);

    /// <summary>The sign-in name of a sample staff member.</summary>
    public static string SignInName(Actor actor) => actor.Id["dev:".Length..];

    private static Actor Make(string signIn, string name, Role role) => new("dev:" + signIn, name, [role]);
}
