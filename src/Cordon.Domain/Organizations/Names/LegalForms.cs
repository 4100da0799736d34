using System.Text.RegularExpressions;

namespace Cordon.Domain.Organizations.Names;

/// <summary>What the law adds to a company's name: it tells how the company is owned, not which one it is.</summary>
internal static partial class LegalForms
{
    private static readonly WordSet Behind = new(
        "inc incorporated corp corporation co company companies ltd limited llc llp lp lllp pllc plc cic",                       // English
        "pty pty_ltd proprietary pvt private pte bhd sdn sdn_bhd berhad l_l_c",
        "gmbh mbh ggmbh ag kg kgaa ohg gbr ug ev eg haftungsbeschrankt gesellschaft aktiengesellschaft gmbh_and_co",              // German
        "sa sas sasu sarl eurl snc scs sca sci scop cie s_a s_a_s s_a_r_l",                                                     // French
        "spa srl srls sapa s_p_a s_r_l",                                                                                         // Italian
        "sl slu sau sociedad_limitada sociedad_anonima sa_de_cv s_a_de_c_v de_cv sapi_de_cv s_de_rl_de_cv ltda limitada eireli lda",
        "bv nv vof bvba sprl cvba b_v n_v",                                                                                      // Dutch
        "ab as asa aps oy oyj ab_publ hf ehf a_s aktiebolag aktieselskab osakeyhtio",                                           // Nordic
        "se sro s_r_o spol_sro spol_s_r_o spzoo sp_zoo sp_z_oo sp_z_o_o sp_k kft zrt nyrt doo d_o_o ood eood ead uab sia ou oue",
        "ooo oao zao pao ojsc pjsc cjsc jsc too tov llc_fz fze fzco fz_llc wll saog ltd_sti anonim_sirketi",                    // further east
        "kk yk gk k_k y_k g_k kabushiki_kaisha kabushiki_gaisha tbk");

    private static readonly WordSet Before = new("ooo oao zao pao too pt uab kabushiki_kaisha");

    /// <summary>Takes out the forms that are told better in their own script.</summary>
    public static string WithoutForeign(string typed) => System.Text.Ascii.IsValid(typed) ? typed : Foreign().Replace(typed, " ");

    public static bool Contains(string word) => Behind.Contains(word);

    /// <summary>Takes them off both ends; of a name that consists of nothing else, the first word stays.</summary>
    public static void Strip(List<string> words)
    {
        while (words.Count > 1)
        {
            var count = words[^1] == "and" ? 1 : Behind.AtEnd(words, words.Count);
            if (count == 0 || count == words.Count) break;
            words.RemoveRange(words.Count - count, count);
        }
        while (words.Count > 1 && Before.AtStart(words) is > 0 and var count && count < words.Count) words.RemoveRange(0, count);
    }

    [GeneratedRegex(@"股份有限公司|有限责任公司|有限責任公司|有限公司|股份公司|集团公司|公司$|株式会社|株式會社|有限会社|合同会社|㈱|\(株\)|（株）|주식회사|유한회사|㈜|\(주\)"
        + @"|(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|АО|НАО|ТОО|ТОВ|ФГУП|ЕООД|ЕАД|ООД|АД|Α\.?Ε\.?|Ε\.?Π\.?Ε\.?)(?!\p{L})")]
    private static partial Regex Foreign();
}
