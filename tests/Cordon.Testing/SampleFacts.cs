using System.Globalization;
using System.Text;
using Cordon.Domain.Imports;

namespace Cordon.Testing;

/// <summary>Files of payments or devices with a card number in every row but a few: each in another field, each another number, written in another way.</summary>
public static class SampleFacts
{
    private static readonly string[] Payments =
    [
        "account_external_id", "kind", "fingerprint", "funding", "brand", "last4", "exp_month", "exp_year", "issuer_country", "billing_name", "billing_email", "billing_phone",
        "billing_postal_code", "billing_country", "first_seen", "last_seen", "note",
    ];

    private static readonly string[] Devices = ["account_external_id", "device_id", "name", "first_seen", "last_seen", "note"];

    /// <param name="rows">How many hold one.</param>
    /// <param name="good">How many hold none; they come last.</param>
    public static string WithCards(ImportKind kind, int rows, int good)
    {
        var columns = kind == ImportKind.Payments ? Payments : Devices;
        var csv = new StringBuilder().Append(string.Join(',', columns)).Append('\n');
        for (var row = 0; row < rows + good; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                if (column > 0) csv.Append(',');
                csv.Append(row < rows && row % columns.Length == column ? SampleCards.Of(row).Written : Value(columns[column], row));
            }
            csv.Append('\n');
        }
        return csv.ToString();
    }

    public static IEnumerable<string> Cards(int rows) => Enumerable.Range(0, rows).Select(row => SampleCards.Of(row).Digits);

    private static string Value(string column, int row) => column switch
    {
        "account_external_id" => "A-" + row.ToString(CultureInfo.InvariantCulture),
        "kind" => "card",
        "fingerprint" or "device_id" => "f" + row.ToString(CultureInfo.InvariantCulture),
        "funding" => "credit",
        "brand" => "visa",
        "last4" => "4242",
        "exp_month" => "12",
        "exp_year" => "2027",
        "issuer_country" or "billing_country" => "DE",
        "billing_name" => "Mara Lind",
        "billing_email" => "mara@studio.example",
        "billing_phone" => "+1 202 555 0123",
        "billing_postal_code" => "10115",
        "first_seen" => "2026-01-02T10:00:00Z",
        "last_seen" => "2026-02-03 11:00:00",
        _ => "",
    };
}
