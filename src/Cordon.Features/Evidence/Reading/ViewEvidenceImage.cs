using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>A picture, to be shown as one.</summary>
public sealed record ViewEvidenceImage(EvidenceId Evidence);

/// <param name="Path">Where its bytes lie; <paramref name="MediaType"/> by them, never by its name.</param>
public sealed record EvidenceImage(string Path, string MediaType);

public sealed class ViewEvidenceImageHandler(EvidenceOpener opener, ICurrentActor actors)
{
    /// <returns>The picture; or why the item is not opened, <c>evidence.not-a-picture</c> where its bytes are those of no PNG, JPEG, GIF or WebP.</returns>
    public async Task<Outcome<EvidenceImage>> HandleAsync(ViewEvidenceImage query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (!(await opener.OpenAsync(query.Evidence, actor, "preview", null, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        return TypeOf(opened.Path) is { } type ? new EvidenceImage(opened.Path, type) : EvidenceReadRefusals.NotAPicture;
    }

    private static string? TypeOf(string path)
    {
        Span<byte> start = stackalloc byte[12];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return "image/png";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8)) return "image/gif";
        return start.Length == 12 && start.StartsWith("RIFF"u8) && start[8..].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }
}
