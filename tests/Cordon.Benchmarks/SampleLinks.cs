using Microsoft.Data.Sqlite;

namespace Cordon.Benchmarks;

/// <summary>Many accounts with two payment identities each on average, as an import would leave them: all of them due.</summary>
internal static class SampleLinks
{
    /// <summary>
    /// Most cards on one account; persons with two to five accounts who pay with one to three cards, now from this account and now from that; chains of ten accounts; hubs of
    /// some hundred. A quarter of the accounts is in a cluster.
    /// </summary>
    public static void FillUsual(string folder, int accounts)
    {
        var random = new Random(5);
        var order = Enumerable.Range(1, accounts).ToArray();
        random.Shuffle(order);
        var next = 0;
        Fill(folder, accounts, Cards());

        IEnumerable<IEnumerable<int>> Cards()
        {
            for (var account = 1; account <= accounts; account++) yield return [account];
            var left = accounts;
            while (left > 0)
                foreach (var card in random.Next(1_000) switch
                {
                    < 880 => [Strangers(1)],
                    < 985 => Person(),
                    < 999 => Chain(),
                    _ => [Strangers(random.Next(100, 800))],
                })
                {
                    left -= card.Count;
                    yield return card;
                }
        }

        List<int> Strangers(int users) => [.. Enumerable.Range(0, users).Select(_ => random.Next(1, accounts + 1)).Distinct()];

        // Nobody is two persons.
        List<int> OfOnePerson(int users) => [.. Enumerable.Range(0, users).Select(_ => order[next++ % accounts])];

        IEnumerable<List<int>> Person()
        {
            var mine = OfOnePerson(random.Next(2, 6));
            yield return mine;
            for (var more = random.Next(3); more > 0; more--) yield return [.. mine.Where(_ => random.Next(3) > 0)];
        }

        IEnumerable<List<int>> Chain()
        {
            var ring = OfOnePerson(10);
            return ring.Zip(ring.Skip(1), (one, other) => new List<int> { one, other });
        }
    }

    /// <summary>Every account shares a card with three others and another with one of them: nobody is alone, so as many rows are written as can be.</summary>
    public static void FillShared(string folder, int accounts)
    {
        var order = Enumerable.Range(1, accounts).ToArray();
        new Random(5).Shuffle(order);
        Fill(folder, accounts, order.Chunk(4).Concat(order.Chunk(2)));
    }

    /// <summary>One more use of a card by another account, so many times; each makes its account due.</summary>
    public static void Add(string folder, int uses)
    {
        var random = new Random(6);
        using var connection = Open(folder);
        var (accounts, cards) = (Last(connection, "Accounts"), Last(connection, "PaymentIdentities"));
        using var transaction = connection.BeginTransaction();
        using var link = Prepare(connection, "INSERT OR IGNORE INTO AccountPayments (AccountId, PaymentIdentityId, FirstSeenAt, LastSeenAt) VALUES ($0, $1, 0, 0)", 2);
        using var due = Prepare(connection, "INSERT INTO DueLinks (AccountId, Certain) VALUES ($0, 1)", 1);
        for (var i = 0; i < uses; i++)
        {
            var account = random.NextInt64(1, accounts + 1);
            Run(link, account, random.NextInt64(1, cards + 1));
            Run(due, account);
        }
        transaction.Commit();
    }

    private static void Fill(string folder, int accounts, IEnumerable<IEnumerable<int>> cards)
    {
        using var connection = Open(folder);
        using var transaction = connection.BeginTransaction();
        using var account = Prepare(connection,
            "INSERT INTO Accounts (Id, ExternalId, Kind, EmailVerified, FirstSeenAt, LastSeenAt, Requests, LearnedAt, ActivityVersion, DetectedVersion, FlagScore) VALUES ($0, $1, 'Registered', 0, 0, 0, 0, 0, 0, 0, 0)", 2);
        using var payment = Prepare(connection,
            "INSERT INTO PaymentIdentities (Id, Kind, FingerprintHash, Funding, Brand, Last4, DescribedAt, FirstSeenAt, LastSeenAt) VALUES ($0, 'Card', $1, $2, 'visa', '4242', 0, 0, 0)", 3);
        using var link = Prepare(connection, "INSERT INTO AccountPayments (AccountId, PaymentIdentityId, FirstSeenAt, LastSeenAt) VALUES ($0, $1, 0, 0)", 2);
        using var due = Prepare(connection, "INSERT INTO DueLinks (AccountId, Certain) VALUES ($0, 1)", 1);
        for (var i = 1; i <= accounts; i++)
        {
            Run(account, i, $"A-{i:0000000}");
            Run(due, i);
        }
        var id = 0;
        foreach (var card in cards)
        {
            // A few are prepaid; a hash looks like any other number.
            Run(payment, ++id, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(id))), id % 12 == 0 ? "Prepaid" : "Credit");
            foreach (var user in card) Run(link, user, id);
        }
        transaction.Commit();
        using var analyze = connection.CreateCommand();
        analyze.CommandText = "PRAGMA analysis_limit=1000; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";
        analyze.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={folder}/cordon.db;Foreign Keys=False");
        connection.Open();
        using var cache = connection.CreateCommand();
        cache.CommandText = "PRAGMA cache_size=-500000";
        cache.ExecuteNonQuery();
        return connection;
    }

    private static long Last(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT max(Id) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.AddWithValue($"${i}", DBNull.Value);
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
