namespace Cordon.Domain.Activity;

/// <summary>One request reduced to what a minute keeps of it.</summary>
internal struct RequestFacts
{
    public long Route, Id, Bytes;
    public ulong Resource, Variant;        // Variant 0: no query
    public int Agent, Network;             // numbers of the condenser's interners
    public short Status;
    public byte Second;
    public bool IsPart, IsReferred;
}
