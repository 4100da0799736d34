using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Cordon.Features.Demo;
using CsvHelper;
using Xunit;

namespace Cordon.Features.Tests.Demo;

/// <summary>A small demo written once, read back from its files, and shared by the tests that ask about it.</summary>
public sealed class WrittenDemo : IAsyncLifetime
{
    public const int Accounts = 500;
    public static readonly DateOnly LoadedOn = new(2026, 3, 18);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-demo-");

    public DemoWorld World { get; } = DemoWorld.Create(Accounts, seed: 1, LoadedOn);
    public DemoFileSet Files { get; private set; } = null!;
    public IReadOnlyList<WrittenRequest> Requests { get; private set; } = null!;
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Files = await DemoFiles.WriteAsync(World, Path.Combine(_folder.FullName, "first"), CancellationToken.None);
        Requests = [.. Files.Requests.SelectMany(ReadRequests)];
        Rows = ReadRows(Files.Accounts);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    public string NewFolder() => Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));

    /// <summary>Requests of the five by their number.</summary>
    public IEnumerable<IReadOnlyList<WrittenRequest>> Five()
    {
        var byAccount = Requests.ToLookup(request => request.Account);
        return World.In(DemoRole.Five).Select(account => byAccount[account.ExternalId].ToList());
    }

    public static IReadOnlyList<string> Hashes(DemoFileSet files) =>
        [.. files.Requests.Concat([files.Accounts, files.Payments, files.Devices]).Select(path => Path.GetFileName(path) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))];

    private static IEnumerable<WrittenRequest> ReadRequests(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new WrittenRequest(
                DateTimeOffset.Parse(root.GetProperty("@timestamp").GetString()!, CultureInfo.InvariantCulture),
                root.GetProperty("user.id").GetString()!, root.GetProperty("source.ip").GetString()!, root.GetProperty("url.path").GetString()!,
                root.TryGetProperty("http.request.referrer", out var referrer) ? referrer.GetString() : null,
                root.GetProperty("http.response.status_code").GetInt32(), root.GetProperty("event.duration").GetInt64());
        }
    }

    private static List<IReadOnlyList<string>> ReadRows(string path)
    {
        using var stream = File.OpenRead(path);
        using var csv = CsvReader.Create(stream, new CsvReaderOptions());
        csv.ReadHeader();
        var rows = new List<IReadOnlyList<string>> { csv.Headers.ToArray() };
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }
}

[CollectionDefinition]
public sealed class WrittenDemoCollection : ICollectionFixture<WrittenDemo>;

public sealed record WrittenRequest(DateTimeOffset At, string Account, string Address, string Path, string? Referrer, int Status, long Nanoseconds)
{
    /// <summary>The number of the picture or prompt asked for; null for other paths.</summary>
    public long? Id =>
        Path.StartsWith("/images/", StringComparison.Ordinal) || Path.StartsWith("/api/prompts/", StringComparison.Ordinal)
            ? long.Parse(Path.AsSpan(Path.LastIndexOf('/') + 1), CultureInfo.InvariantCulture)
            : null;

    public bool IsPrompt => Path.StartsWith("/api/prompts/", StringComparison.Ordinal);
}
