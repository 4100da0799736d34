namespace Cordon.Web.Imports;

/// <summary>A file as js/upload.js knows it.</summary>
/// <param name="State"><c>chosen</c>, <c>waiting</c>, <c>sending</c>, <c>sealing</c> (it has arrived and is looked at), <c>taken</c>, <c>known</c> (the same bytes came before) or <c>refused</c>.</param>
/// <param name="Number">Of what became of it: the import, or the item of evidence.</param>
/// <param name="Message">The server's sentence; null where the browser found out by itself.</param>
public sealed record SentFile(int Id, string Name, long Size, long Sent, string State, string? Code, string? Message, long? Number)
{
    public bool IsBusy => State is "waiting" or "sending" or "sealing";

    public bool HasEnded => State is "taken" or "known" or "refused";
}
