using System.Net;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Blocklists;

/// <summary>The fields of Mastodon's domain blocks. Their names begin with a number sign, or do not; the domain alone is needed.</summary>
public sealed class BlocklistFields() : FieldSet<BlocklistRow>(Known)
{
    /// <summary>Longest comment, in characters.</summary>
    public const int MaxCommentLength = 4_000;

    private const int Domain = 0, Severity = 1, RejectMedia = 2, RejectReports = 3, Comment = 4, Obfuscate = 5;

    private static readonly string[] Names = ["domain", "severity", "reject_media", "reject_reports", "public_comment", "obfuscate"];
    private static readonly string[] Severities = ["noop", "silence", "suspend"];

    public static readonly FieldNames Known = new(Names, [.. Names.Select(name => ("#" + name, name))]);

    private string? _host;

    protected override bool MayHaveBreaks(int field) => field == Comment;

    protected override string? Problem() =>
        OfDomain()
        ?? (this[Severity] is { } severity && !Severities.Contains(severity.ToLowerInvariant()) ? $"severity is none of {string.Join(", ", Severities)}" : null)
        ?? Unclear(RejectMedia) ?? Unclear(RejectReports) ?? Unclear(Obfuscate)
        ?? FactChecks.Longer("public_comment", this[Comment], MaxCommentLength);

    protected override BlocklistRow Make() =>
        new(0, _host!, this[Severity]?.ToLowerInvariant(), IsTrue(RejectMedia), IsTrue(RejectReports), this[Comment], IsTrue(Obfuscate));

    private string? OfDomain()
    {
        if (this[Domain] is not { } domain) return "domain is missing";
        if (domain.Contains('*', StringComparison.Ordinal)) return "masked: which domain it means cannot be known";
        if (IsAddress(domain)) return "an IP address, not a domain";
        _host = HostName.Normalise(domain);
        if (_host is null) return "domain is not the name of a host";
        // A service that gives out names, such as github.io, may be blocked as a whole: it is somebody's. A registry is not.
        return RegistrableDomain.IsRegistry(_host) ? "a public suffix: names below it belong to different people" : null;
    }

    // The framework takes "7" for an address too; that is a host without a domain.
    private static bool IsAddress(string text) => text.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(text.Split('/')[0], out _);

    private string? Unclear(int field) => this[field] is null || bool.TryParse(this[field], out _) ? null : $"{Names[field]} is neither true nor false";

    private bool IsTrue(int field) => bool.TryParse(this[field], out var truth) && truth;
}
