using System.Globalization;

namespace Cordon.Features.Evidence.HandingOver;

/// <summary>Says what a package is, to somebody who has never seen Cordon.</summary>
internal static class PackageReadme
{
    public static string Of(Package package) => string.Create(CultureInfo.InvariantCulture, $"""
        Evidence handed over from Cordon

        Handed over at  {package.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC
        Handed over by  {OneLine(package.By)}
        Recipient       {OneLine(package.Recipient)}
        Purpose         {OneLine(package.Purpose)}
        Items           {package.Items.Count:N0}

        What is in it

        evidence/       The originals, byte for byte as they were collected, one folder an item. File names
                        were made safe; the manifest has the names they came with.
        manifest.json   What the items are: SHA-256, size, media type by content, source, origin, who
        manifest.csv    collected them and when. The same twice, for programs and for a spreadsheet.
        custody.jsonl   The custody record of each item, a JSON object a line: who did what with it, when and
                        why, from its collection to this hand-over. Written by the system; numbers (seq) of
                        an item have no gaps. All times are UTC.
        sha256sum.txt   The SHA-256 of every file above and of this one.

        How to check it

        Unpack it and run, in the folder that holds this file:

            sha256sum -c sha256sum.txt

        Every original's SHA-256 was taken when it was collected, and again while it was written into this
        package. Files may hold anything that was found, scripts and damaged files too: open nothing that
        you do not trust.

        """);

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
