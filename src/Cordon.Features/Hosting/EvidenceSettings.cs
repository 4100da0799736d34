using System.Globalization;
using System.Text.RegularExpressions;

namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Evidence</c>: what is taken as evidence. How far packed files may expand is said in <c>Cordon:Ingest</c>.</summary>
public sealed partial class EvidenceSettings
{
    private const int MostScanSeconds = 3_600;

    /// <summary>Largest file taken, in bytes as it comes.</summary>
    public long MaxFileBytes { get; set; } = 16L << 30;

    /// <summary>Media types that are not taken, by content and separated by commas: <c>application/x-elf</c>, <c>video/*</c>.</summary>
    public string RefusedMediaTypes { get; set; } = "application/vnd.microsoft.portable-executable, application/x-elf, application/x-mach-binary";

    /// <summary>
    /// A program, with arguments that stand before the file's path, that looks at each file before it is sealed: exit code 0 lets it through. It is started
    /// without a shell; what has blanks in it stands in double quotes. Empty: none.
    /// </summary>
    public string ScanCommand { get; set; } = "";

    /// <summary>How long it may take, in seconds, 1 to 3,600; afterwards it is ended and the file is refused.</summary>
    public int ScanTimeoutSeconds { get; set; } = 120;

    public IEnumerable<string> Problems()
    {
        if (MaxFileBytes < 1) yield return string.Create(CultureInfo.InvariantCulture, $"Cordon:Evidence:MaxFileBytes must be at least 1 byte; it is {MaxFileBytes}.");
        if (ScanTimeoutSeconds is < 1 or > MostScanSeconds)
            yield return string.Create(CultureInfo.InvariantCulture, $"Cordon:Evidence:ScanTimeoutSeconds must be 1 to {MostScanSeconds:N0} seconds; it is {ScanTimeoutSeconds}.");
        foreach (var type in RefusedTypes().Where(type => !MediaType().IsMatch(type)))
            yield return $"Cordon:Evidence:RefusedMediaTypes must hold media types such as video/mp4 or video/*, separated by commas; '{type}' is none.";
        if (ScanProgram() is [var program, ..] && !Exists(program)) yield return $"Cordon:Evidence:ScanCommand must begin with a program; there is no '{program}'.";
    }

    /// <summary>The program and what stands behind it; empty where there is none.</summary>
    internal string[] ScanProgram() => [.. Word().Matches(ScanCommand).Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal))];

    internal bool Refuses(string mediaType) => RefusedTypes().Any(type => type.EndsWith("/*", StringComparison.Ordinal)
        ? mediaType.StartsWith(type[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(mediaType, type, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> RefusedTypes() => RefusedMediaTypes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Exists(string program) => Path.IsPathRooted(program)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex("""^[a-z0-9.+-]+/(?:\*|[a-z0-9.+-]+)$""", RegexOptions.IgnoreCase)]
    private static partial Regex MediaType();

    [GeneratedRegex("""(?:[^\s"]|"[^"]*")+""")]
    private static partial Regex Word();
}
