namespace Cordon.Features.Demo;

/// <summary>Where people are: how many, when they are awake, what their names look like.</summary>
/// <param name="UtcOffsetHours">Fixed, without summer time: the machine's time zone data would make equal seeds differ.</param>
public sealed record DemoCountry(
    string Code, int Weight, int UtcOffsetHours, DemoLanguage Language, string HomeOperator, bool FridayWeekend = false)
{
    public static IReadOnlyList<DemoCountry> All { get; } =
    [
        new("US", 200, -5, DemoLanguage.English, "Prairie Fiber"),
        new("GB", 80, 0, DemoLanguage.English, "Pennine Broadband"),
        new("DE", 90, 1, DemoLanguage.German, "Elbtal Netz"),
        new("FR", 70, 1, DemoLanguage.French, "Garonne Fibre"),
        new("NL", 50, 1, DemoLanguage.Dutch, "Polderglas"),
        new("ES", 45, 1, DemoLanguage.Spanish, "Mesetanet"),
        new("IT", 45, 1, DemoLanguage.Italian, "Adriarete"),
        new("PL", 40, 1, DemoLanguage.Polish, "Wisla Lacza"),
        new("SE", 25, 1, DemoLanguage.Nordic, "Fjallbredband"),
        new("NO", 15, 1, DemoLanguage.Nordic, "Vidda Fiber"),
        new("DK", 15, 1, DemoLanguage.Nordic, "Baelt Net"),
        new("CZ", 20, 1, DemoLanguage.Czech, "Vltava Online"),
        new("HU", 15, 1, DemoLanguage.Hungarian, "Tisza Net"),
        new("GR", 18, 2, DemoLanguage.Greek, "Aigaio Net"),
        new("UA", 30, 2, DemoLanguage.Ukrainian, "Dnipro Dim"),
        new("BG", 12, 2, DemoLanguage.Bulgarian, "Rila Link"),
        new("TR", 35, 3, DemoLanguage.Turkish, "Toros Net"),
        new("EG", 25, 2, DemoLanguage.Arabic, "Delta Home", FridayWeekend: true),
        new("SA", 20, 3, DemoLanguage.Arabic, "Najd Fiber", FridayWeekend: true),
        new("IN", 110, 5, DemoLanguage.Hindi, "Deccan Broadband"),
        new("CN", 40, 8, DemoLanguage.Chinese, "Lijiang Wang"),
        new("TW", 25, 8, DemoLanguage.Chinese, "Yushan Net"),
        new("JP", 80, 9, DemoLanguage.Japanese, "Musashi Hikari"),
        new("KR", 55, 9, DemoLanguage.Korean, "Hangang Net"),
        new("VN", 25, 7, DemoLanguage.Vietnamese, "Song Hong Net"),
        new("BR", 90, -3, DemoLanguage.Portuguese, "Cerrado Fibra"),
        new("MX", 40, -6, DemoLanguage.Spanish, "Sierra Hogar"),
        new("AR", 25, -3, DemoLanguage.Spanish, "Pampa Fibra"),
        new("NG", 35, 1, DemoLanguage.Yoruba, "Lagoon Broadband"),
        new("AU", 35, 10, DemoLanguage.English, "Nullarbor Net"),
    ];

    public static int IndexOf(string code)
    {
        for (var index = 0; index < All.Count; index++)
            if (All[index].Code == code) return index;
        throw new ArgumentOutOfRangeException(nameof(code), code, "Not one of the demo's countries.");
    }
}
