namespace Cordon.Web.Shell;

public enum ThemeChoice
{
    System,
    Light,
    Dark,
}

/// <summary>How this person's browser wants the console to look, read from cookies so that the first paint is right.</summary>
/// <param name="SystemDark">What the system preferred when a page of ours last ran there; light when none ever did.</param>
public sealed record Appearance(ThemeChoice Choice, bool SystemDark, bool RailFolded)
{
    /// <summary>The columns this person last chose for the list of accounts; null: never any.</summary>
    public string? AccountColumns { get; init; }

    public bool Dark => Choice == ThemeChoice.Dark || (Choice == ThemeChoice.System && SystemDark);

    public static Appearance From(IRequestCookieCollection cookies) => new(
        cookies["theme"] switch { "dark" => ThemeChoice.Dark, "light" => ThemeChoice.Light, _ => ThemeChoice.System },
        cookies["system-theme"] == "dark",
        cookies["rail"] == "folded")
    { AccountColumns = cookies["account-columns"] };
}
