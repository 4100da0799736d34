namespace Cordon.Domain.Activity;

/// <summary>What one account asked for within one minute, as far as one chunk of one file tells.</summary>
/// <remarks>
/// Rows are only ever added. Several may describe one account and minute (a log cut at midnight, a file in two halves); each figure is
/// made so that adding the rows up gives what one row would have held, in whatever order they came. That is what detection and charts read.
/// </remarks>
public sealed class ActivityMinute
{
    public long Id { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>The minute's first instant, UTC.</summary>
    public required DateTimeOffset MinuteAt { get; init; }
    public required ImportId ImportId { get; init; }
    public required int Chunk { get; init; }
    public required int Requests { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Answers with status 400 to 499, and of them those with 404 or 410, and those with 401 or 403.</summary>
    public required int ClientErrors { get; init; }
    public required int NotFound { get; init; }
    public required int Denied { get; init; }

    /// <summary>Answers with status 500 and more.</summary>
    public required int ServerErrors { get; init; }

    /// <summary>Requests for what a browser loads with a page (style sheets, scripts, pictures, fonts); the rest are pages.</summary>
    public required int Parts { get; init; }

    /// <summary>Requests that named a referrer.</summary>
    public required int Referred { get; init; }

    /// <summary>Requests with a query string.</summary>
    public required int Queried { get; init; }

    /// <summary>Different paths, agents and networks within this row.</summary>
    public required int Resources { get; init; }
    public required int Agents { get; init; }
    public required int Networks { get; init; }

    /// <summary>Seconds, routes, ids walked, agents, networks and paths, in the form of <see cref="ActivityDetail"/>.</summary>
    public required byte[] Detail { get; init; }
}
