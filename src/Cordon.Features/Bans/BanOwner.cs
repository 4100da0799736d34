using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Bans;

/// <summary>Who looks after a ban, as people write it.</summary>
public static class BanOwner
{
    /// <param name="text">A name, a sign-in name or an id; "me" is whoever asks, and so is nothing.</param>
    /// <returns>The staff member's id, and what colleagues see. Cordon keeps no list of staff: a name that it cannot tell stands for itself.</returns>
    public static (string Id, string Name) Of(string? text, Actor asking)
    {
        var name = (text ?? "").Trim();
        if (name.Length == 0 || Is(name, "me") || Is(name, asking.Id) || Is(name, asking.Name)) return (asking.Id, asking.Name);
        // The sample staff exists in Development alone, and so does whoever signs in as one of them.
        var sample = asking.Id.StartsWith("dev:", StringComparison.Ordinal) ? SampleStaff.Find(name) ?? SampleStaff.All.FirstOrDefault(s => Is(name, s.Id) || Is(name, s.Name)) : null;
        return sample is null ? (name, name) : (sample.Id, sample.Name);
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
