using System.Globalization;
using System.Text;
using Cordon.Domain;
using Cordon.Domain.Evidence;

namespace Cordon.Features.Evidence.HandingOver;

/// <summary>What goes into a package.</summary>
/// <param name="LastEntry">The last custody entry that was written when the hand-over was recorded; later ones are not of this package.</param>
internal sealed record Package(IReadOnlyList<EvidenceItem> Items, CustodyEntryId LastEntry, string Purpose, string Recipient, string By, DateTimeOffset At)
{
    private const int MostNameCharacters = 100;

    /// <summary>Where an item lies in the package: a name that every system takes, whatever it came with.</summary>
    public static string PathOf(EvidenceItem item) => string.Create(CultureInfo.InvariantCulture, $"evidence/E-{item.Id.Value}/{SafeName(item.OriginalName)}");

    /// <summary>Letters, digits, dot, dash and underscore of ASCII; the extension is kept where it is short.</summary>
    public static string SafeName(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes()) safe.Append(rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '.' or '-' or '_') ? (char)rune.Value : '_');
        var extension = Path.GetExtension(safe.ToString());
        if (safe.Length > MostNameCharacters && extension.Length is > 0 and <= 10) safe.Length = MostNameCharacters - extension.Length;
        else if (safe.Length > MostNameCharacters) (safe.Length, extension) = (MostNameCharacters, "");
        else extension = "";
        // Neither a hidden file, nor an option, nor "..".
        var kept = (safe.ToString() + extension).TrimStart('.', '-').TrimEnd('.');
        return kept.Length == 0 ? "unnamed" : IsDevice(kept) ? "_" + kept : kept;
    }

    // Windows takes these for devices, with whatever behind the dot. Source: Naming Files, Paths, and Namespaces, learn.microsoft.com.
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }
}
