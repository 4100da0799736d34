namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Linking</c>. Hub limits are no settings of the program: an administrator sets them in the console.</summary>
public sealed class LinkingSettings
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int LeastKeyBytes = 32;

    /// <summary>Link accounts after every import of payments, devices or accounts, as far as it touched them.</summary>
    public bool AfterImport { get; set; } = true;

    /// <summary>
    /// What fingerprints are hashed with: base64 of at least <see cref="LeastKeyBytes"/> bytes. Empty: the key in the data folder, made when it is first needed.
    /// Programs that share a database but no data folder must share this.
    /// </summary>
    public string FingerprintKey { get; set; } = "";

    /// <summary>
    /// Most accounts whose names and addresses are compared to suggest who may be one person, 0 to 2,000,000; 0: nobody's. With more accounts, flagged ones come first, then those in
    /// clusters, then those seen last. Comparing 50,000 takes about half a minute on two processors and under a gigabyte.
    /// </summary>
    public int MostCompared { get; set; } = 200_000;

    public IEnumerable<string> Problems()
    {
        if (MostCompared is < 0 or > 2_000_000)
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Cordon:Linking:MostCompared must be 0 to 2,000,000 accounts; it is {MostCompared}.");
        // The value is a secret: it is not repeated.
        if (FingerprintKey.Length > 0 && KeyBytes() is not { Length: >= LeastKeyBytes })
            yield return $"Cordon:Linking:FingerprintKey must be base64 of at least {LeastKeyBytes} bytes, or empty; it is neither.";
    }

    /// <returns>Null where none is set, or what is set is not base64.</returns>
    internal byte[]? KeyBytes()
    {
        var bytes = new byte[FingerprintKey.Length];
        return FingerprintKey.Length > 0 && Convert.TryFromBase64String(FingerprintKey.Trim(), bytes, out var count) ? bytes[..count] : null;
    }
}
