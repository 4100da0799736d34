using Cordon.Domain;
using Cordon.Features.Accounts;
using Cordon.Features.Activity;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Accounts;

/// <summary>The log lines behind what is said of an account.</summary>
public sealed partial class AccountLines : AddressedPage
{
    // More often than this no eye follows, and each is a message to the browser.
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private LinesAddress _asked = new(0);
    private LineProgress? _progress;
    private int? _percent;
    private long _reportedAt;

    [Inject] public required GetAccountHandler Account { get; set; }
    [Inject] public required GetAccountLinesHandler Lines { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    [Parameter] public long Id { get; set; }

    /// <summary>Whose lines they are; the prerendering hands it to the circuit.</summary>
    [PersistentState] public AccountView? Known { get; set; }

    private LinesShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private AccountView? View => Known is { } known && known.Account.Id == Id ? known : null;

    private string AccountHref => FormattableString.Invariant($"{AccountsAddress.Path}/{Id}");

    private Crumb[] Crumbs => [new("Accounts", AccountsAddress.Path), new(View?.Account.Account ?? "Account", AccountHref)];

    protected override async Task ReadAsync(string asked)
    {
        _asked = LinesAddress.Read(Id, Address);
        if (Shown?.Account != Id) Shown = null;
        if (View is null && await FindAsync() is { } refusal)
        {
            Shown = new(asked, Id, null, refusal);
            if (refusal == AccountRefusals.NotFound) Navigation.NotFound();
            return;
        }
        // A log may take seconds to read: not before the page is there to say so.
        if (!RendererInfo.IsInteractive) return;
        (_progress, _percent) = (null, null);
        var (query, progress) = (new GetAccountLines(new AccountId(Id), _asked.Window.From, _asked.Window.To, _asked.Place, With: _asked.With), new Progress<LineProgress>(told => Tell(asked, told)));
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Lines.HandleAsync(query, progress, cancel)).Accepted(out var found, out var refused);
            return new LinesShown(asked, Id, found, refused);
        });
        if (answer is not null) Shown = answer;
    }

    private async Task<Refusal?> FindAsync()
    {
        (await Account.HandleAsync(new GetAccount(new AccountId(Id)), CancellationToken.None)).Accepted(out var view, out var refusal);
        Known = view;
        return refusal;
    }

    private void Tell(string asked, LineProgress told)
    {
        if (asked != Address.PathAndQuery || !Busy) return;
        (_progress, _percent) = (told, (int)(100 * told.BytesRead / Math.Max(1, told.BytesTotal)));
        if (_reportedAt != 0 && Clock.GetElapsedTime(_reportedAt) < BetweenReports) return;
        _reportedAt = Clock.GetTimestamp();
        StateHasChanged();
    }

    private void Filter(ChangeEventArgs change)
    {
        var text = (change.Value as string)?.Trim();
        Navigation.NavigateTo((_asked.FromTheTop with { With = string.IsNullOrEmpty(text) ? null : text }).Href, replace: true);
    }
}

/// <param name="Asked">The address it was read for.</param>
internal sealed record LinesShown(string Asked, long Account, FoundLines? Found, Refusal? Refusal);
