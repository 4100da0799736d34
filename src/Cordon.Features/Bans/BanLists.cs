using System.Text;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Bans;

/// <summary>Lists of accounts as people keep them: one a line, or CSV with a column <c>account</c>, as it comes back from a spreadsheet.</summary>
public static class BanLists
{
    /// <summary>Longest list that is read, in bytes.</summary>
    public const int MostBytes = 32 << 20;

    private const string Account = "account", Verdict = "verdict";

    /// <returns>External ids as they stand there; or <c>ban.list-unreadable</c>, <c>ban.no-target</c>.</returns>
    public static Outcome<IReadOnlyList<string>> Accounts(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0) return BanRefusals.NoTarget;
        var column = Find(rows[0], Account);
        // A list without a heading holds nothing else.
        if (column < 0) return rows.TrueForAll(r => r.Count == 1) ? rows.ConvertAll(r => r[0].Trim()) : BanRefusals.ListUnreadable;
        return rows.Skip(1).Where(r => r.Count > column && r[column].Length > 0).Select(r => r[column]).ToList();
    }

    /// <returns>The verdicts given, the empty ones left out; or <c>ban.list-unreadable</c>, <c>ban.verdict-unknown</c>.</returns>
    public static Outcome<IReadOnlyList<AccountVerdict>> Verdicts(string text)
    {
        var rows = Rows(text);
        var (account, verdict) = rows.Count == 0 ? (-1, -1) : (Find(rows[0], Account), Find(rows[0], Verdict));
        if (account < 0 || verdict < 0) return BanRefusals.ListUnreadable;
        var verdicts = new List<AccountVerdict>();
        foreach (var row in rows.Skip(1).Where(r => r.Count > Math.Max(account, verdict) && r[verdict].Trim().Length > 0))
        {
            // A number is no verdict, though the name of an enumeration may be written so.
            if (!char.IsAsciiLetter(row[verdict].Trim()[0]) || !Enum.TryParse<SampleVerdict>(row[verdict].Trim(), ignoreCase: true, out var given)) return BanRefusals.VerdictUnknown;
            verdicts.Add(new(row[account], given));
        }
        return verdicts;
    }

    /// <summary>Reads a whole file, in UTF-8 or with a mark that says otherwise.</summary>
    /// <exception cref="IOException">It is not there, cannot be read, or is larger than <see cref="MostBytes"/>.</exception>
    public static async Task<string> ReadAsync(Stream content, CancellationToken cancel)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (text, buffer) = (new StringBuilder(), new char[1 << 14]);
        for (int read; (read = await reader.ReadAsync(buffer, cancel)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostBytes) throw new IOException("The list is too long to be read; nothing was saved.");
        }
        return text.ToString();
    }

    private static int Find(List<string> heading, string name) => heading.FindIndex(h => string.Equals(h.Trim(), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Records as RFC 4180 has them, whatever stands between the fields; empty lines are left out.</summary>
    private static List<List<string>> Rows(string text)
    {
        text = text.TrimStart('\uFEFF');
        var heading = text.AsSpan()[..(text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : text.Length)];
        var delimiter = (char)CsvFields.DelimiterOf(Encoding.UTF8.GetBytes(heading.ToString()), h => h.Trim() is var name && (Is(name, Account) || Is(name, Verdict)));
        var hasHeading = heading.Contains(Account, StringComparison.OrdinalIgnoreCase);
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            // An external id may hold a comma, where each stands on a line of its own.
            else if (c == delimiter && hasHeading) EndField();
            else if (c is '\r' or '\n') EndRow();
            else field.Append(c);
        }
        EndRow();
        return rows;

        void EndField()
        {
            row.Add(Unmarked(field.ToString()));
            field.Clear();
        }

        void EndRow()
        {
            EndField();
            if (row.Exists(f => f.Trim().Length > 0)) rows.Add([.. row]);
            row.Clear();
        }

        static bool Is(string text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
    }

    // The apostrophe that keeps a spreadsheet from running a cell as a formula.
    private static string Unmarked(string field) => field is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? field[1..] : field;
}
