using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Features.Paging;

namespace Cordon.Features.Linking;

/// <summary>Collects the values of the compare grid, tells which are equal, and hands out only what may be shown.</summary>
internal sealed class ValueBook
{
    private readonly Dictionary<(ComparedField Field, string Compared), Entry> _entries = [];

    /// <summary>As they were written, by field; for counting them.</summary>
    public List<string> Written(ComparedField field) => [.. _entries.Where(e => e.Key.Field == field).SelectMany(e => e.Value.Written).Distinct()];

    public void Add(AccountId account, ComparedField field, string? value, string? shown)
    {
        if (string.IsNullOrWhiteSpace(value) || shown is null) return;
        var entry = Of(field, ComparedFields.Compared(field, value), shown, Href(field, value));
        entry.Accounts.Add(account);
        entry.Written.Add(value);
    }

    public void AddIdentifier(AccountId account, ComparedField field, IdentifiersInUse.Described known)
    {
        var name = known.Name;
        // The brand stands with the digits: two cards may end alike.
        var shown = name.DeviceName ?? string.Join(' ', new[] { name.Brand, name.Last4 is null ? FormattableString.Invariant($"no. {name.Payment}") : "•••• " + name.Last4 }.OfType<string>());
        var entry = Of(field, ClusterIdentifier.KeyOf(name), shown, FormattableString.Invariant($"/{(name.Payment is null ? "devices" : "payments")}/{name.Payment ?? name.Device}"));
        entry.Accounts.Add(account);
        entry.Platform = known.Accounts;
    }

    /// <param name="counts">On the whole platform, by field and what is compared; what is missing was not counted.</param>
    public ClusterComparison Lay(IReadOnlyList<Account> accounts, int all, IReadOnlyDictionary<(ComparedField Field, string Compared), BoundedCount> counts)
    {
        // A column's values stand together, the most shared first.
        var laid = _entries.OrderBy(e => e.Key.Field).ThenByDescending(e => e.Value.Accounts.Count).ThenBy(e => e.Value.Order).ToList();
        var fields = laid.Select(e => e.Key.Field).Distinct().ToList();
        var places = laid.Select((e, i) => (e.Value, i)).ToDictionary(p => p.Value, p => p.i);
        var cells = laid.SelectMany(e => e.Value.Accounts.Select(a => (Account: a, e.Key.Field, Place: places[e.Value]))).ToLookup(c => (c.Account, c.Field), c => c.Place);
        return new(
            [.. accounts.Select(a => new ComparedAccount(a.Id.Value, a.ExternalId, [.. fields.Select(f => (IReadOnlyList<int>)[.. cells[(a.Id, f)].Take(CompareClusterHandler.MostInCell)])]))],
            all,
            [.. fields.Select(ComparedFields.Column)],
            // What the rows show is what is counted here: at least those who have it in this grid.
            [.. laid.Select(e => new ComparedValue(fields.IndexOf(e.Key.Field), e.Value.Shown, e.Value.Accounts.Count, e.Value.Platform ?? (counts.TryGetValue(e.Key, out var count) ? count : null), e.Value.Href))]);
    }

    private Entry Of(ComparedField field, string compared, string shown, string? href)
    {
        if (_entries.TryGetValue((field, compared), out var entry)) return entry;
        entry = new(_entries.Count, shown, href);
        _entries.Add((field, compared), entry);
        return entry;
    }

    // Personal values never stand in an address: it would be kept by browsers and logs.
    private static string? Href(ComparedField field, string value) => field switch
    {
        ComparedField.EmailDomain => "/accounts?domain=" + Uri.EscapeDataString(value),
        ComparedField.Plan => "/accounts?plan=" + Uri.EscapeDataString(value),
        ComparedField.Country => "/accounts?country=" + Uri.EscapeDataString(value),
        _ => null,
    };

    private sealed class Entry(int order, string shown, string? href)
    {
        public int Order { get; } = order;
        public string Shown { get; } = shown;
        public string? Href { get; } = href;
        public HashSet<AccountId> Accounts { get; } = [];
        public HashSet<string> Written { get; } = [];
        public BoundedCount? Platform { get; set; }
    }
}
