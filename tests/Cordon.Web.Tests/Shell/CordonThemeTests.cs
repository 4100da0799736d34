using Cordon.Web.Shell;
using MudBlazor;
using MudBlazor.Utilities;

namespace Cordon.Web.Tests.Shell;

public sealed class CordonThemeTests
{
    public static TheoryData<string> Themes => ["light", "dark"];

    [Theory, MemberData(nameof(Themes))]
    public void Text_can_be_read_on_every_surface(string theme)
    {
        var palette = Of(theme);
        MudColor[] grounds = [palette.Background, palette.Surface, palette.BackgroundGray, palette.TableHover, palette.DrawerBackground, palette.AppbarBackground];
        foreach (var text in States(palette).Concat([palette.TextPrimary, palette.TextSecondary, palette.ActionDefault]))
            Assert.All(grounds, ground => AtLeast(4.5, text, ground));
        AtLeast(4.5, palette.DrawerText, palette.DrawerBackground);
    }

    [Theory, MemberData(nameof(Themes))]
    public void A_filled_buttons_words_can_be_read(string theme)
    {
        var palette = Of(theme);
        AtLeast(4.5, palette.PrimaryContrastText, palette.Primary);
        AtLeast(4.5, palette.SecondaryContrastText, palette.Secondary);
        AtLeast(4.5, palette.TertiaryContrastText, palette.Tertiary);
        AtLeast(4.5, palette.InfoContrastText, palette.Info);
        AtLeast(4.5, palette.SuccessContrastText, palette.Success);
        AtLeast(4.5, palette.WarningContrastText, palette.Warning);
        AtLeast(4.5, palette.ErrorContrastText, palette.Error);
        AtLeast(4.5, palette.DarkContrastText, palette.Dark);
    }

    [Theory, MemberData(nameof(Themes))]
    public void The_edge_of_a_field_can_be_seen(string theme)
    {
        var palette = Of(theme);
        AtLeast(3, palette.LinesInputs, palette.Surface);
        AtLeast(3, palette.LinesInputs, palette.Background);
        AtLeast(3, palette.DrawerIcon, palette.DrawerBackground);
    }

    private static Palette Of(string theme) => theme == "dark" ? CordonTheme.Dark : CordonTheme.Light;

    private static MudColor[] States(Palette palette) =>
        [palette.Primary, palette.Tertiary, palette.Info, palette.Success, palette.Warning, palette.Error];

    private static void AtLeast(double ratio, MudColor text, MudColor ground)
    {
        var (light, dark) = (Luminance(text), Luminance(ground));
        if (light < dark) (light, dark) = (dark, light);
        var found = (light + 0.05) / (dark + 0.05);
        Assert.True(found >= ratio, $"{text.Value} on {ground.Value} has {found:0.00} : 1, not {ratio} : 1");
    }

    // Relative luminance. Source: WCAG 2.2, definition of the same name.
    private static double Luminance(MudColor colour) => 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}
