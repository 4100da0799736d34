using Cordon.Features.Hosting;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Imports;

public sealed partial class UploadPanel
{
    private static readonly (string Value, string Title, string Text)[] Kinds =
    [
        ("requests", "Request log", "Lines of a web server or proxy"),
        ("accounts", "Accounts", "The platform's own list, CSV or NDJSON"),
        ("payments", "Payments", "Card fingerprints, wallets, bank accounts: CSV, NDJSON or Stripe's objects"),
        ("devices", "Devices", "Which account was used on which device, CSV or NDJSON"),
        ("organizations", "Organizations", "Employers with names, domains and networks: CSV, NDJSON or a JSON array"),
        ("signals", "Signals", "What says that an account belongs to an organization, CSV or NDJSON"),
        ("activity", "Activity", "Minutes a warehouse has condensed"),
    ];

    private static readonly (string Value, string Title, string Text)[] Identities =
    [
        ("user", "The user in the line", "A name or id that the server wrote. Lines without one are rejected."),
        ("ip", "The client's address", "For logs without users. People behind one address count as one account."),
        ("ip+agent", "Address and user agent", "Tells browsers behind one address apart; a browser's update makes a new account."),
    ];

    private string _kind = "requests";

    /// <summary>A file was taken in, or is known.</summary>
    [Parameter] public EventCallback Taken { get; set; }

    [Inject] public required IngestSettings Limits { get; set; }

    private string Hint => $"Plain text or gzip, up to {ByteSize.Text(Limits.MaxFileBytes)} each. " +
        (_kind is "requests" or "activity" ? "Each file is sealed as evidence as it came." : "Each file is sealed as evidence; a row that holds a card number is refused and not kept anywhere.");
}
