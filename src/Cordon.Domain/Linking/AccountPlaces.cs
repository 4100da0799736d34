namespace Cordon.Domain.Linking;

/// <summary>A small number for each account that is met. Ids are handed out one after the other, so a table of pages finds them quicker than a hash does, and in order.</summary>
internal sealed class AccountPlaces
{
    private const int PageBits = 10, PageSize = 1 << PageBits;

    private int[]?[] _pages = new int[]?[64];       // place + 1; 0 where the account was not met

    /// <summary>The account's place where it was met before; else null, and it has <paramref name="next"/> from now on.</summary>
    public int? Find(AccountId account, int next)
    {
        var page = (int)(account.Value >> PageBits);
        if (page >= _pages.Length) Array.Resize(ref _pages, Math.Max(2 * _pages.Length, page + 1));
        ref var place = ref (_pages[page] ??= new int[PageSize])[account.Value & (PageSize - 1)];
        if (place > 0) return place - 1;
        place = next + 1;
        return null;
    }

    /// <summary>All that were met, by ascending account.</summary>
    public IEnumerable<(AccountId Account, int Place)> All()
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (_pages[page] is not { } places) continue;
            for (var i = 0; i < PageSize; i++)
                if (places[i] > 0) yield return (new(((long)page << PageBits) + i), places[i] - 1);
        }
    }
}
