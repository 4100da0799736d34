using Cordon.Domain;

namespace Cordon.Web.Imports;

/// <summary>Why a file that was sent is not even looked at.</summary>
public static class UploadRefusals
{
    public static readonly Refusal PageTooOld = new("upload.page-too-old",
        "The file was not taken: the page was too old to send it from. Nothing was stored. Reload the page and send the file again.");

    public static readonly Refusal NoFile = new("upload.no-file", "No file came with the request. Nothing was stored. Choose a file and send it again.");

    public static readonly Refusal Incomplete = new("upload.incomplete",
        "The file did not arrive whole: the connection broke. Nothing was stored. Send it again.");

    public static readonly Refusal NameTooLong = new("upload.name-too-long",
        "The file was not taken: its name, or what else stands above it, is longer than any name is. Nothing was stored. Give it a shorter name and send it again.");

    public static readonly Refusal FieldWrong = new("upload.field-wrong",
        "The file was not taken: what was said about it before the file itself is too long, or names an item or an incident that is no number. Nothing was stored. Correct it and send it again.");

    public static readonly Refusal WrongType = new("upload.wrong-type",
        "The file was not taken: its content type has to be application/octet-stream, with the file as the body. Nothing was stored. Send it again so.");

    public static readonly Refusal KindUnknown = new("upload.kind-unknown",
        "The file was not taken: it was not said what it holds (requests, accounts, payments, devices, organizations, signals or activity), before the file itself. Nothing was stored.");

    public static readonly Refusal IdentifyByUnknown = new("upload.identify-by-unknown",
        "The file was not taken: it was not said what makes an account in it (user, ip or ip+agent), before the file itself. Nothing was stored.");

    public static readonly Refusal ServerFailed = new("server.failed",
        "The file was not taken: something in Cordon failed. Look at the list before you send it again; the server's log says why.");
}
