namespace Cordon.Features.Ingest.Blocklists;

/// <summary>A domain that somebody else keeps out of their service.</summary>
/// <param name="Line">The line where the row begins, from 1.</param>
/// <param name="Domain">In the form of <see cref="Domain.Organizations.Lists.HostName.Normalise"/>; may lie below a registrable domain.</param>
/// <param name="Severity">noop, silence or suspend; null where the file does not say.</param>
/// <param name="Comment">Trimmed; may have line breaks.</param>
/// <param name="Obfuscate">Whoever publishes the list asks that the domain be masked where the list is shown to everybody.</param>
public sealed record BlocklistRow(long Line, string Domain, string? Severity, bool RejectMedia, bool RejectReports, string? Comment, bool Obfuscate);
