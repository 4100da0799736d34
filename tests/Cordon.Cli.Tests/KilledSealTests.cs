using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Cordon.Cli.Tests;

public sealed class KilledSealTests : IDisposable
{
    private const int Kills = 20, FileBytes = 48 << 20;

    private readonly CommandLine _cordon = new();

    // Wherever the process dies, no row may be without its file: so the moments may be any, and are.
    [Fact]
    public async Task Twenty_kills_while_sealing_leave_no_row_without_its_file_and_nothing_that_is_not_found()
    {
        await _cordon.RunAsync("migrate");
        var content = new byte[FileBytes];
        new Random(5).NextBytes(content);
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            BitConverter.TryWriteBytes(content, kill);
            var path = Path.Combine(_cordon.Folder, "night.bin");
            await File.WriteAllBytesAsync(path, content);
            await KillAsync(path, random.Next(FileBytes), random.Next(3_000_000));
            EveryRowHasItsFile();
        }

        var found = await _cordon.RunAsync("evidence", "verify", "--json");
        Assert.Equal((0, 0), (found.Json.GetProperty("missing").GetArrayLength(), found.Json.GetProperty("altered").GetArrayLength()));
        Assert.Equal(Artifacts().Count - Rows().Count, found.Json.GetProperty("orphaned").GetArrayLength());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Store, ".incoming")));

        // What was durable and had no row gets one when it is added again.
        foreach (var path in Artifacts()) Assert.Equal(0, (await _cordon.RunAsync("evidence", "add", path, "--as", "reviewer")).Code);
        Assert.Equal(0, (await _cordon.RunAsync("evidence", "verify")).Code);
    }

    private string Store => Path.Combine(_cordon.Folder, "evidence");

    /// <summary>Kills the process once so many bytes are written, after a while of spinning, or when it ends by itself.</summary>
    private async Task KillAsync(string path, int bytes, int spins)
    {
        using var process = _cordon.Start("Development", "evidence", "add", path, "--as", "reviewer");
        var ended = CommandLine.EndAsync(process);
        while (!process.WaitForExit(1) && Written() < bytes) ;
        Thread.SpinWait(spins);
        if (!process.HasExited) process.Kill();
        await ended;
    }

    // Those of processes that were killed before stand still; the newest grows.
    private long Written()
    {
        var incoming = new DirectoryInfo(Path.Combine(Store, ".incoming"));
        if (!incoming.Exists) return 0;
        try
        {
            return incoming.EnumerateFiles().OrderByDescending(file => file.CreationTimeUtc).FirstOrDefault()?.Length ?? 0;
        }
        catch (FileNotFoundException)
        {
            return long.MaxValue;
        }
    }

    private void EveryRowHasItsFile()
    {
        foreach (var (sha256, bytes) in Rows())
        {
            var path = Path.Combine(Store, sha256[..2], sha256);
            Assert.Equal(bytes, new FileInfo(path).Length);
            using var file = File.OpenRead(path);
            Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
    }

    private List<string> Artifacts() => [.. Directory.EnumerateFiles(Store, "*", SearchOption.AllDirectories).Where(path => !path.Contains(".incoming", StringComparison.Ordinal))];

    private List<(string Sha256, long Bytes)> Rows()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_cordon.Folder, "cordon.db")};Pooling=False;Mode=ReadWrite");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT Sha256, SizeBytes FROM Evidence";
        using var reader = command.ExecuteReader();
        var rows = new List<(string, long)>();
        while (reader.Read()) rows.Add((reader.GetString(0), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)));
        return rows;
    }

    public void Dispose() => _cordon.Dispose();
}
