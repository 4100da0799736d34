using CsvHelper;

namespace Cordon.Features.Demo;

/// <summary>Payments and devices as files for machines, written as <see cref="DemoAccountsCsv"/> writes accounts.</summary>
internal static class DemoFactsCsv
{
    private static readonly string[] Payments =
    [
        "account_external_id", "kind", "fingerprint", "funding", "brand", "last4", "exp_month", "exp_year", "issuer_country",
        "billing_name", "billing_email", "billing_phone", "billing_postal_code", "billing_country", "first_seen", "last_seen",
    ];

    private static readonly string[] Devices = ["account_external_id", "device_id", "name", "first_seen", "last_seen"];

    public static Task WritePaymentsAsync(DemoWorld world, string path, CancellationToken cancel) => WriteAsync(path, Payments, new DemoPayments(world).Rows(), cancel);

    public static Task WriteDevicesAsync(DemoWorld world, string path, CancellationToken cancel) => WriteAsync(path, Devices, new DemoDevices(world).Rows(), cancel);

    private static async Task WriteAsync(string path, string[] columns, IEnumerable<string?[]> rows, CancellationToken cancel)
    {
        await using var file = File.Create(path);
        await using var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\r\n", Injection = CsvInjection.None });
        await csv.WriteRecordAsync(columns, cancel);
        foreach (var row in rows) await csv.WriteRecordAsync(Array.ConvertAll(row, value => value ?? ""), cancel);
    }
}
