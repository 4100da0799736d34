using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Measures;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>Looks along all stored moves for accounts that move together. One place (route, ten minutes, direction) is held at a time.</summary>
/// <remarks>
/// The whole of it, each time a move came or went: whether two accounts belong together is told by all the windows they share, and reading the
/// index of moves from end to end costs less than finding out which of them may be left out.
/// </remarks>
internal sealed class LockstepSearch(KnownAutomations known)
{
    // Places whose accounts are named in one question.
    private const int MovesAQuestion = 400;

    private readonly Dictionary<AccountId, string?> _names = [];

    public static Task<IReadOnlyDictionary<AccountId, Finding>> FindAsync(CordonDb db, DetectorSettings settings, RouteBook routes, KnownAutomations known, CancellationToken cancel)
    {
        var search = new LockstepSearch(known);
        var found = Detectors.Lockstep.FindAt(search.Places(db, (int)settings["accounts"], cancel), settings, routes);
        var ids = search._names.Where(n => n.Value is not null).ToDictionary(n => n.Value!, n => n.Key);
        return Task.FromResult<IReadOnlyDictionary<AccountId, Finding>>(found.ToDictionary(f => ids[f.Key], f => f.Value));
    }

    /// <summary>The places where at least so many move through ids that may be the same, to be judged with several settings.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Account, Move Move)>> Crowded(CordonDb db, int least, KnownAutomations known, CancellationToken cancel) =>
        [.. new LockstepSearch(known).Places(db, least, cancel)];

    private IEnumerable<IReadOnlyList<(string Account, Move Move)>> Places(CordonDb db, int least, CancellationToken cancel)
    {
        var waiting = new List<List<(AccountId Account, Move Move)>>();
        var moves = 0;
        foreach (var place in Crowded(db, least, cancel))
        {
            waiting.Add(place);
            if ((moves += place.Count) < MovesAQuestion) continue;
            foreach (var named in Named(db, waiting, least)) yield return named;
            waiting.Clear();
            moves = 0;
        }
        foreach (var named in Named(db, waiting, least)) yield return named;
    }

    private static IEnumerable<List<(AccountId Account, Move Move)>> Crowded(CordonDb db, int least, CancellationToken cancel)
    {
        var place = new List<(AccountId Account, Move Move)>();
        var moves = db.AccountMoves.OrderBy(m => m.Route).ThenBy(m => m.Window).ThenBy(m => m.IsDescending).ThenBy(m => m.Least).ThenBy(m => m.Greatest).ThenBy(m => m.AccountId)
            .Select(m => new MoveRow(m.AccountId, m.Route, m.Window, m.IsDescending, m.Least, m.Greatest)).TagWith(nameof(LockstepSearch));
        foreach (var row in moves)
        {
            if (place.Count > 0 && place[0].Move is var first && (first.Route, first.Window, first.IsDescending) != (row.Route, row.Window, row.IsDescending))
            {
                cancel.ThrowIfCancellationRequested();
                if (IsCrowded(place, least)) yield return place;
                place = [];
            }
            place.Add((row.Account, new Move { Route = row.Route, Window = row.Window, IsDescending = row.IsDescending, Least = row.Least, Greatest = row.Greatest }));
        }
        if (IsCrowded(place, least)) yield return place;
    }

    /// <summary>Whether at least so many ranges have a point in common with one of them: most places are left out by that, before anybody is named.</summary>
    private static bool IsCrowded(List<(AccountId Account, Move Move)> place, int least)
    {
        // Sorted by their beginnings: those that meet the range at i from behind follow it.
        for (var i = 0; i + least <= place.Count; i++)
        {
            var (met, end) = (1, place[i].Move.Greatest);
            for (var j = i + 1; j < place.Count && place[j].Move.Least <= end; j++)
                if (++met >= least) return true;
            if (met >= least) return true;
        }
        return false;
    }

    private IEnumerable<IReadOnlyList<(string Account, Move Move)>> Named(CordonDb db, List<List<(AccountId Account, Move Move)>> places, int least)
    {
        foreach (var some in places.SelectMany(p => p.Select(m => m.Account)).Distinct().Where(id => !_names.ContainsKey(id)).Chunk(ActivityReader.AccountsAQuestion))
            Name(db, some);
        foreach (var place in places)
        {
            var named = place.Where(m => _names[m.Account] is not null).Select(m => (_names[m.Account]!, m.Move)).ToList();
            if (named.Count >= least) yield return named;
        }
    }

    private void Name(CordonDb db, AccountId[] ids)
    {
        foreach (var account in db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(LockstepSearch)))
            _names[account.Id] = known.Covers(account.Id) ? null : account.ExternalId;
        if (!known.HasNetworks) return;
        foreach (var account in db.AccountProfiles.Where(p => ids.Contains(p.AccountId)).Select(p => new { p.AccountId, p.Profile }).TagWith(nameof(LockstepSearch)))
            if (known.Covers(AccountProfile.From(account.Profile).Networks)) _names[account.AccountId] = null;
    }

    private readonly record struct MoveRow(AccountId Account, long Route, long Window, bool IsDescending, long Least, long Greatest);
}
