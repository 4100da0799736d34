using System.Runtime.InteropServices;

namespace Cordon.Domain.Detection.Measures;

/// <summary>Follows the ids of each route from second to second and keeps the longest runs in one direction.</summary>
internal sealed class WalkMeasure
{
    /// <summary>Runs kept of one account, the ones with most steps.</summary>
    public const int MostWalks = 4;

    // More routes with ids than one account has in ordinary use; what comes beyond is not followed.
    private const int MostRoutes = 64;

    // A run ends when nothing was asked for this long, or when it no longer keeps to a direction.
    private const int LongestPauseMinutes = 60, SettledSteps = 20;
    private const double LeastDirection = 0.8;

    private readonly Dictionary<long, int> _places = [];
    private readonly Follower[] _followers = new Follower[MostRoutes];
    private readonly List<Walk> _walks = [];
    private readonly List<Move> _moves = [];

    public Walk[] Walks => [.. _walks];
    public Move[] Moves => [.. _moves.OrderBy(m => m.Window).ThenBy(m => m.Route)];

    public void Begin()
    {
        _places.Clear();
        _walks.Clear();
        _moves.Clear();
    }

    public void Take(MinuteActivity activity)
    {
        foreach (ref readonly var route in activity.Routes)
        {
            if (!route.HasIds) continue;
            if (!_places.TryGetValue(route.Key, out var place))
            {
                if (_places.Count == MostRoutes) continue;
                _places.Add(route.Key, place = _places.Count);
                _followers[place] = new Follower { Walk = new Walk { Route = route.Key } };
            }
            Follow(ref _followers[place], activity, route);
        }
    }

    public void End()
    {
        for (var place = 0; place < _places.Count; place++)
        {
            EndMove(ref _followers[place]);
            EndWalk(ref _followers[place]);
        }
    }

    private void Follow(ref Follower follower, MinuteActivity activity, in MinuteRoute route)
    {
        var minute = activity.Figures.Minute;
        if (follower.Window != minute / Move.Minutes)
        {
            EndMove(ref follower);
            follower.Window = minute / Move.Minutes;
        }
        if (follower.Walk.Ids > 0 && minute - follower.Walk.To > LongestPauseMinutes) EndWalk(ref follower);
        ref var walk = ref follower.Walk;
        if (walk.Ids == 0) (walk.From, walk.Least, walk.Greatest) = (minute, route.Least, route.Greatest);
        walk.To = minute;
        walk.Ids += route.Distinct;
        walk.Requests += activity.Figures.Requests;
        walk.Referred += activity.Figures.Referred;
        (walk.Least, walk.Greatest) = (Math.Min(walk.Least, route.Least), Math.Max(walk.Greatest, route.Greatest));
        follower.Span(route.Least, route.Greatest);
        var trail = activity.Trail(route);
        if (trail.IsEmpty) FollowFigures(ref follower, route);
        else FollowTrail(ref follower, trail);
        if (walk.Steps >= SettledSteps && walk.Along < LeastDirection * walk.Steps) EndWalk(ref follower);
    }

    private static void FollowTrail(ref Follower follower, ReadOnlySpan<Activity.IdSighting> trail)
    {
        Span<long> least = stackalloc long[60], greatest = stackalloc long[60];
        ulong busy = 0;
        foreach (var (id, second) in trail)
        {
            var bit = 1UL << second;
            if ((busy & bit) == 0) least[second] = id;              // the trail comes by ascending id: the first of a second is its least
            greatest[second] = id;
            busy |= bit;
        }
        for (; busy != 0; busy &= busy - 1)
        {
            var second = System.Numerics.BitOperations.TrailingZeroCount(busy);
            follower.Step(least[second], greatest[second]);
        }
    }

    /// <summary>A source that only counts: its steps are taken as counted, and where they led is read off the minute's range.</summary>
    private static void FollowFigures(ref Follower follower, in MinuteRoute route)
    {
        follower.Step(route.Least, route.Greatest);
        var others = route.Steps - route.Ascending;
        follower.Walk.Steps += route.Steps;
        follower.Walk.Up += route.Ascending;
        follower.MoveSteps += route.Steps;
        follower.MoveUp += route.Ascending;
        follower.Walk.Down += others;
        follower.MoveDown += others;
        var advanced = route.Greatest - route.Least;
        if (route.Steps == 0 || advanced > (long)Walk.CloseIds * route.Steps) return;
        follower.UpClose += route.Ascending;
        follower.DownClose += others;
        follower.UpAdvanced += advanced;
        follower.DownAdvanced += advanced;
    }

    private void EndMove(ref Follower follower)
    {
        var along = Math.Max(follower.MoveUp, follower.MoveDown);
        if (follower.MoveSteps >= Move.LeastSteps && along >= Move.LeastAlong * follower.MoveSteps)
        {
            var move = new Move
            {
                Route = follower.Walk.Route,
                Window = follower.Window,
                Least = follower.MoveLeast,
                Greatest = follower.MoveGreatest,
                Steps = follower.MoveSteps,
                IsDescending = follower.MoveDown > follower.MoveUp,
            };
            Keep(_moves, Move.Most, move, m => m.Steps);
        }
        (follower.MoveSteps, follower.MoveUp, follower.MoveDown, follower.MoveLeast, follower.MoveGreatest) = (0, 0, 0, long.MaxValue, long.MinValue);
    }

    private void EndWalk(ref Follower follower)
    {
        var walk = follower.Walk;
        (walk.Close, walk.Advanced) = walk.IsDescending ? (follower.DownClose, follower.DownAdvanced) : (follower.UpClose, follower.UpAdvanced);
        if (walk.Steps > 0) Keep(_walks, MostWalks, walk, w => w.Along);
        follower.Walk = new Walk { Route = walk.Route };
        (follower.HasPrevious, follower.UpClose, follower.DownClose, follower.UpAdvanced, follower.DownAdvanced) = (false, 0, 0, 0, 0);
    }

    /// <summary>Keeps the greatest; among equals the one that came first.</summary>
    private static void Keep<T>(List<T> kept, int most, T item, Func<T, int> size)
    {
        if (kept.Count < most)
        {
            kept.Add(item);
            return;
        }
        var least = 0;
        var items = CollectionsMarshal.AsSpan(kept);
        for (var i = 1; i < items.Length; i++)
            if (size(items[i]) <= size(items[least])) least = i;
        if (size(item) > size(items[least])) items[least] = item;
    }

    private struct Follower
    {
        public Walk Walk;
        public bool HasPrevious;
        public long PreviousLeast, PreviousGreatest, Window, MoveLeast, MoveGreatest, UpAdvanced, DownAdvanced;
        public int MoveSteps, MoveUp, MoveDown, UpClose, DownClose;

        public void Span(long least, long greatest) => (MoveLeast, MoveGreatest) = (Math.Min(MoveLeast, least), Math.Max(MoveGreatest, greatest));

        public void Step(long least, long greatest)
        {
            if (HasPrevious)
            {
                Walk.Steps++;
                MoveSteps++;
                if (least > PreviousGreatest)
                {
                    Walk.Up++;
                    MoveUp++;
                    Count(least - PreviousGreatest, ref UpClose, ref UpAdvanced);
                }
                else if (greatest < PreviousLeast)
                {
                    Walk.Down++;
                    MoveDown++;
                    Count(PreviousLeast - greatest, ref DownClose, ref DownAdvanced);
                }
            }
            (HasPrevious, PreviousLeast, PreviousGreatest) = (true, least, greatest);
        }

        private static void Count(long distance, ref int close, ref long advanced)
        {
            if (distance > Walk.CloseIds) return;
            close++;
            advanced += distance;
        }
    }
}
