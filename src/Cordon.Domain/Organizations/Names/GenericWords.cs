namespace Cordon.Domain.Organizations.Names;

/// <summary>Words that many companies add to their name, and that people add or leave off.</summary>
internal static class GenericWords
{
    /// <summary>Where a branch is.</summary>
    private static readonly WordSet Places = new(
        "africa america americas apac asia emea europe eurasia latam dach benelux nordic nordics baltics north_america south_america latin_america middle_east asia_pacific",
        "argentina australia austria bangladesh belarus belgium brazil brasil bulgaria canada chile china colombia costa_rica croatia cyprus czech czechia czech_republic",
        "denmark deutschland ecuador egypt espana estonia finland france germany greece guatemala hong_kong hongkong hungary iceland india indonesia ireland israel italia italy",
        "japan kazakhstan kenya korea south_korea latvia lithuania luxembourg malaysia malta mexico morocco nederland netherlands new_zealand nigeria norge norway pakistan",
        "panama peru philippines poland polska portugal puerto_rico qatar romania russia saudi_arabia serbia singapore slovakia slovenia south_africa spain sri_lanka sverige",
        "sweden switzerland schweiz suisse taiwan thailand tunisia turkey turkiye uae ukraine united_arab_emirates united_kingdom united_states uk us usa uruguay venezuela vietnam",
        "arabia zhong_guo",
        "california texas florida massachusetts new_york new_jersey virginia washington oregon ontario quebec bavaria scotland wales england",
        "amsterdam atlanta austin bangalore bengaluru barcelona beijing berlin boston brussels bucharest budapest chennai chicago copenhagen dallas delhi new_delhi dubai dublin",
        "dusseldorf frankfurt guangzhou haifa hamburg hangzhou helsinki hyderabad istanbul kiev kyiv krakow lisbon london los_angeles madrid melbourne milan montreal moscow mumbai",
        "munich muenchen nanjing osaka oslo paris prague pune rome san_francisco san_jose sao_paulo seattle seoul shanghai shenzhen stockholm sydney taipei tel_aviv tokyo toronto",
        "vancouver vienna warsaw wroclaw zhuhai zurich suzhou chengdu wuhan xian");

    /// <summary>What a part of a company is called, and what companies of a trade call themselves.</summary>
    private static readonly WordSet Trades = new(
        "group groupe gruppe grupa gruppo holding holdings international global worldwide ventures partners associates brothers foundation",
        "lab labs labo laboratory laboratories research r d development innovation innovations design engineering r_and_d rnd",
        "division department dept branch unit team office business enterprise enterprises operation operations center centre regional headquarters",
        "service services solution solutions system systems sys product products platform platforms device devices support security professional",
        "software hardware technology technologies technical tech technologie technologien it ict information data digital computing computer computers electronics semiconductor semiconductors",
        "cloud hosting storage network networks networking internet web online mobile mobility infrastructure public media entertainment studio studios",
        "communication communications telecommunication telecommunications telecom consulting consultancy consultants industries industry industrial corporate commercial open source",
        "ke_ji ji_shu ji_tuan gu_fen xin_xi wang_luo");

    private static readonly WordSet Joining = new("and of the for at in on de la le les du des del di da do der die das und et y e von van");

    /// <summary>Beginnings that hundreds of institutions share.</summary>
    private static readonly WordSet Shared = new(
        "university universidad universidade universite universita universitat universitaet universitet universiteit institute instituto institut institution school college academy hochschule",
        "national federal state royal first new american british central united general society association agency ministry bank hospital museum library city saint san santa st",
        "technical big red blue green black white great good best open free one north south east west");

    public static bool IsPlace(string word) => Places.Contains(word);

    /// <summary>How many words at the end say little of which company it is.</summary>
    public static int AtEnd(IReadOnlyList<string> words, int end)
    {
        var count = Math.Max(Places.AtEnd(words, end), Trades.AtEnd(words, end));
        return count > 0 ? count : Joining.Contains(words[end - 1]) || LegalForms.Contains(words[end - 1]) ? 1 : 0;
    }

    public static int PlacesAtStart(IReadOnlyList<string> words) => Places.AtStart(words);

    /// <summary>A word that tells one company from others.</summary>
    public static bool Tells(string word) =>
        word.Length > 1 && !Joining.Contains(word) && !Places.Contains(word) && !Trades.Contains(word) && !LegalForms.Contains(word) && !Shared.Contains(word);

    public static bool IsJoining(string word) => Joining.Contains(word);
}
