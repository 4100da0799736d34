using Cordon.Domain.Accounts;
using Cordon.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Accounts;

public sealed partial class AccountFilterBar : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private string? _text;
    private string? _asked;
    private bool _more;
    private CancellationTokenSource? _typing;

    [Parameter, EditorRequired] public required AccountsAddress Address { get; set; }
    [Parameter] public AccountFacets Facets { get; set; } = AccountFacets.None;
    [Parameter] public EventCallback<AccountsAddress> Changed { get; set; }

    /// <summary>What else stands on the line: the choice of columns, the export.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    // What is being typed is not overwritten by the list that answers an earlier word.
    protected override void OnParametersSet()
    {
        if (Address.Text == _asked || _typing is not null) return;
        _text = _asked = Address.Text;
    }

    private async Task TypedAsync()
    {
        if (_typing is not null) await _typing.CancelAsync();
        var mine = _typing = new();
        try
        {
            await Task.Delay(Pause, mine.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        _typing = null;
        _asked = Clean(_text);
        if (_asked != Address.Text) await GoAsync(Address with { Text = _asked });
    }

    private Task GoAsync(AccountsAddress wanted) => Changed.InvokeAsync(wanted.FromTheTop);

    // Whoever asks for flagged accounts wants the clearest first; back again, the usual order.
    private AccountsAddress WithFlag(string? flag) => (Address.Flag, flag, Address.Sort) switch
    {
        (null, not null, AccountSort.LastSeen) => Address with { Flag = flag, Sort = AccountSort.FlagScore, Descending = true },
        (not null, null, AccountSort.FlagScore) => Address with { Flag = null, FlaggedFrom = null, Sort = AccountSort.LastSeen, Descending = true },
        _ => Address with { Flag = flag },
    };

    private static string? Clean(string? text) => text?.Trim() is { Length: > 0 } clean ? clean : null;

    private static string? Text(ChangeEventArgs change) => Clean(change.Value as string);

    private static AccountKind? Kind(string? text) => Enum.TryParse<AccountKind>(text, out var kind) ? kind : null;

    private static DateOnly? Day(ChangeEventArgs change) => AccountsAddress.ReadDay(Text(change));

    private static string? Day(DateOnly? day) => day is { } d ? AccountsAddress.Write(d) : null;

    private static long? Number(ChangeEventArgs change) => AccountsAddress.ReadNumber(Text(change));

    // A value in the address that no account has is still shown as chosen.
    private static IEnumerable<string> With(IReadOnlyList<string> values, string? chosen) =>
        chosen is null || values.Contains(chosen) ? values : values.Append(chosen);

    public void Dispose() => _typing?.Cancel();
}
