namespace Cordon.Features.Ingest.Requests;

/// <summary>What a request log was found to be before it is read.</summary>
/// <param name="IsCompressed">It is packed with gzip.</param>
/// <param name="Bytes">The file's size as it came.</param>
/// <param name="ExpandedBytes">The size of its content; the same as <paramref name="Bytes"/> when it is not packed.</param>
/// <param name="Format">What most of the first lines are.</param>
public sealed record IngestFileInfo(bool IsCompressed, long Bytes, long ExpandedBytes, RequestFormat Format);
