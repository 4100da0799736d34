using MudBlazor;

namespace Cordon.Web.Shell;

/// <summary>The material: slate neutrals, one accent for what can be acted on, every other colour for a state.</summary>
/// <remarks>
/// The states' colours: error is in force, warning waits or is suspected, info is scheduled, success is sealed, tertiary is held.
/// A test holds every text colour at 4.5 : 1 and every line that carries meaning at 3 : 1 on the surfaces it stands on.
/// </remarks>
public static class CordonTheme
{
    private static readonly string[] Text = ["Inter Variable", "Segoe UI", "system-ui", "sans-serif"];

    public static PaletteLight Light { get; } = new()
    {
        Black = "#0f1520",
        White = "#ffffff",
        Background = "#f8f9fb",
        BackgroundGray = "#eff2f6",
        Surface = "#ffffff",
        TextPrimary = "#1b2433",
        TextSecondary = "#56627a",
        TextDisabled = "#8a94a6",
        ActionDefault = "#4a566c",
        ActionDisabled = "#a7b0bf",
        ActionDisabledBackground = "#e9ecf1",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b2433",
        DrawerBackground = "#f3f5f8",
        DrawerText = "#3b475c",
        DrawerIcon = "#5d6980",
        Divider = "#e2e6ed",
        DividerLight = "#eef1f5",
        LinesDefault = "#e2e6ed",
        LinesInputs = "#848ea1",
        TableLines = "#e9ecf1",
        TableHover = "#f3f5f9",
        TableStriped = "#f8f9fb",
        Skeleton = "#e6eaf0",
        Primary = "#3d51cc",
        PrimaryContrastText = "#ffffff",
        Secondary = "#56627a",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#8133b5",
        TertiaryContrastText = "#ffffff",
        Info = "#0b6aa8",
        InfoContrastText = "#ffffff",
        Success = "#1a7546",
        SuccessContrastText = "#ffffff",
        Warning = "#925a06",
        WarningContrastText = "#ffffff",
        Error = "#c02a32",
        ErrorContrastText = "#ffffff",
        Dark = "#1b2433",
        DarkContrastText = "#ffffff",
        HoverOpacity = 0.05,
        RippleOpacity = 0.06,
        RippleOpacitySecondary = 0.1,
        OverlayDark = "rgba(15,21,32,0.45)",
    };

    public static PaletteDark Dark { get; } = new()
    {
        Black = "#0b0f16",
        White = "#ffffff",
        Background = "#10141c",
        BackgroundGray = "#1b212d",
        Surface = "#161b25",
        TextPrimary = "#e4e8f0",
        TextSecondary = "#9da8bb",
        TextDisabled = "#6d788c",
        ActionDefault = "#aab4c5",
        ActionDisabled = "#5a6579",
        ActionDisabledBackground = "#242b38",
        AppbarBackground = "#10141c",
        AppbarText = "#e4e8f0",
        DrawerBackground = "#0c1017",
        DrawerText = "#b6c0d0",
        DrawerIcon = "#8c98ac",
        Divider = "#262d3a",
        DividerLight = "#1f2632",
        LinesDefault = "#262d3a",
        LinesInputs = "#6c778b",
        TableLines = "#222936",
        TableHover = "#1c222e",
        TableStriped = "#131821",
        Skeleton = "#242b38",
        Primary = "#97a6ff",
        PrimaryContrastText = "#0e1330",
        Secondary = "#9da8bb",
        SecondaryContrastText = "#10141c",
        Tertiary = "#cf9ff2",
        TertiaryContrastText = "#210a33",
        Info = "#6bbcf0",
        InfoContrastText = "#06202f",
        Success = "#62c98f",
        SuccessContrastText = "#06231a",
        Warning = "#e3b052",
        WarningContrastText = "#2a1c03",
        Error = "#ff8a87",
        ErrorContrastText = "#350709",
        Dark = "#e4e8f0",
        DarkContrastText = "#10141c",
        HoverOpacity = 0.07,
        RippleOpacity = 0.08,
        RippleOpacitySecondary = 0.12,
        OverlayDark = "rgba(4,6,10,0.6)",
    };

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light,
        PaletteDark = Dark,
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px" },
        Shadows = Flat(),
        // Each by name: what Default says does not reach the others.
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = "14px", LineHeight = "20px", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Text, FontSize = "20px", FontWeight = "600", LineHeight = "28px", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontFamily = Text, FontSize = "16px", FontWeight = "600", LineHeight = "24px", LetterSpacing = "-0.005em" },
            H3 = new H3Typography { FontFamily = Text, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "normal" },
            H4 = new H4Typography { FontFamily = Text, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "normal" },
            H5 = new H5Typography { FontFamily = Text, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Text, FontSize = "16px", FontWeight = "600", LineHeight = "24px", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Text, FontSize = "14px", FontWeight = "500", LineHeight = "20px", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Text, FontSize = "13px", FontWeight = "500", LineHeight = "20px", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Text, FontSize = "14px", LineHeight = "20px", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Text, FontSize = "14px", LineHeight = "20px", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = "13px", FontWeight = "500", LineHeight = "20px", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Text, FontSize = "12px", LineHeight = "16px", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontFamily = Text, FontSize = "11px", FontWeight = "500", LineHeight = "16px", LetterSpacing = "0.04em", TextTransform = "none" },
        },
    };

    // Surfaces stand out by their border; only what floats above the page (menus, dialogs: 8 and up) casts a shadow.
    private static Shadow Flat()
    {
        const string floating = "0 8px 24px rgba(10,16,28,0.16), 0 1px 3px rgba(10,16,28,0.1)";
        return new Shadow { Elevation = [.. new Shadow().Elevation.Select((_, level) => level < 8 ? "none" : floating)] };
    }
}
