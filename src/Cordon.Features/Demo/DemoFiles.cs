using System.Globalization;
using Cordon.Features.Demo.Traffic;

namespace Cordon.Features.Demo;

/// <summary>What was written, in the order in which it is to be imported.</summary>
public sealed record DemoFileSet(string Accounts, string Payments, string Devices, string Organizations, string Signals, IReadOnlyList<string> Requests, long RequestCount);

/// <summary>Writes a world as the files a platform would hand over; they go through the same import as any other file.</summary>
public static class DemoFiles
{
    // A request file holds the working week's first days or its end with the weekend: two a week.
    private const int FirstDaysOfWeek = 4;

    /// <summary>Writes <c>accounts.csv</c>, <c>payments.csv</c>, <c>devices.csv</c>, <c>organizations.csv</c>, <c>signals.csv</c> and <c>requests-FIRSTDAY.ndjson.gz</c>. Equal worlds give equal bytes.</summary>
    /// <param name="folder">Made when it is missing; files of the same name are replaced.</param>
    public static async Task<DemoFileSet> WriteAsync(DemoWorld world, string folder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(world);
        Directory.CreateDirectory(folder);
        var accounts = Path.Combine(folder, "accounts.csv");
        var (payments, devices) = (Path.Combine(folder, "payments.csv"), Path.Combine(folder, "devices.csv"));
        await DemoAccountsCsv.WriteAsync(world, accounts, cancel);
        await DemoFactsCsv.WritePaymentsAsync(world, payments, cancel);
        await DemoFactsCsv.WriteDevicesAsync(world, devices, cancel);
        var (organizations, signals) = (Path.Combine(folder, "organizations.csv"), Path.Combine(folder, "signals.csv"));
        await DemoFactsCsv.WriteOrganizationsAsync(world, organizations, cancel);
        await DemoFactsCsv.WriteSignalsAsync(world, signals, cancel);

        var files = new List<string>();
        var count = 0L;
        DemoRequestWriter? writer = null;
        try
        {
            var index = 0;
            foreach (var (day, requests) in DemoTraffic.Of(world))
            {
                if (index++ % 7 is 0 or FirstDaysOfWeek)
                {
                    if (writer is not null) await writer.DisposeAsync();
                    files.Add(Path.Combine(folder, "requests-" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".ndjson.gz"));
                    writer = new DemoRequestWriter(files[^1]);
                }
                await writer!.WriteAsync(requests, cancel);
                count += requests.Count;
            }
        }
        finally
        {
            if (writer is not null) await writer.DisposeAsync();
        }
        return new DemoFileSet(accounts, payments, devices, organizations, signals, files, count);
    }
}
