using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Domain;

namespace Cordon.Cli.Output;

/// <summary>Results to standard output, messages to standard error.</summary>
internal sealed class CommandOutput(bool json)
{
    public static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        // For a terminal or a file, not for a page: names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public bool Json => json;

    /// <summary>Prints a result: as JSON where asked for, else as the sentence.</summary>
    public void Result(object result, string sentence) => Console.Out.WriteLine(json ? JsonSerializer.Serialize(result, JsonOptions) : sentence);

    public static void Say(string message) => Console.Error.WriteLine(message);

    public static int Refuse(Refusal refusal)
    {
        Console.Error.WriteLine($"cordon: {refusal.Code}: {refusal.Message}");
        return ExitCode.Refused;
    }

    /// <summary>Prints a row a line.</summary>
    public static async Task LinesAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        // Through one buffered writer: Console.Out flushes after every line.
        await using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await writer.WriteAsync(JsonSerializer.Serialize(row, JsonOptions).AsMemory(), cancel);
            await writer.WriteAsync('\n');
        }
    }
}
