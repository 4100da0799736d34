using CsvHelper;

namespace Cordon.Features.Demo;

/// <summary>Payments, devices, organizations and signals as files for machines, written as <see cref="DemoAccountsCsv"/> writes accounts.</summary>
internal static class DemoFactsCsv
{
    private static readonly string[] Payments =
    [
        "account_external_id", "kind", "fingerprint", "funding", "brand", "last4", "exp_month", "exp_year", "issuer_country",
        "billing_name", "billing_email", "billing_phone", "billing_postal_code", "billing_country", "first_seen", "last_seen",
    ];

    private static readonly string[] Organizations = ["name", "aliases", "domains", "networks", "parent", "country"];

    private static readonly string[] Devices = ["account_external_id", "device_id", "name", "first_seen", "last_seen"];

    public static Task WritePaymentsAsync(DemoWorld world, string path, CancellationToken cancel) => WriteAsync(path, Payments, new DemoPayments(world).Rows(), cancel);

    public static Task WriteDevicesAsync(DemoWorld world, string path, CancellationToken cancel) => WriteAsync(path, Devices, new DemoDevices(world).Rows(), cancel);

    public static Task WriteSignalsAsync(DemoWorld world, string path, CancellationToken cancel) => WriteAsync(path, DemoSignalRows.Columns, new DemoSignalRows(world).Rows(), cancel);

    public static Task WriteOrganizationsAsync(DemoWorld world, string path, CancellationToken cancel)
    {
        var names = world.Organizations.All.ToDictionary(o => o.Key, o => o.Name);
        return WriteAsync(path, Organizations, world.Organizations.All.Select(o => new[]
        {
            o.Name, string.Join(';', o.Aliases), string.Join(';', o.Domains), string.Join(';', o.Networks), o.Parent is null ? null : names[o.Parent], o.Country,
        }), cancel);
    }

    private static async Task WriteAsync(string path, IReadOnlyList<string> columns, IEnumerable<string?[]> rows, CancellationToken cancel)
    {
        await using var file = File.Create(path);
        await using var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\r\n", Injection = CsvInjection.None });
        await csv.WriteRecordAsync([.. columns], cancel);
        foreach (var row in rows) await csv.WriteRecordAsync(Array.ConvertAll(row, value => value ?? ""), cancel);
    }
}
