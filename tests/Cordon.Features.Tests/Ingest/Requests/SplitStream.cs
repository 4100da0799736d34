namespace Cordon.Features.Tests.Ingest.Requests;

/// <summary>Hands bytes over in pieces of given sizes, as a network or a decompressor may; round and round through the sizes.</summary>
internal sealed class SplitStream(byte[] content, params int[] sizes) : MemoryStream(content)
{
    private int _next;

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, sizes[_next++ % sizes.Length]));
}
