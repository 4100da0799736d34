using System.Buffers;
using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Organizations.Names;

/// <summary>Tells what people type where they have to name an employer and have none, or do not want to say.</summary>
public static class JunkName
{
    // Shorter words are a letter away from names: "Persona", "Collage".
    private const int ForgivingFrom = 9;

    private const int LongWord = 12, LeastMash = 7;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "1234567890"];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Whole answers, without blanks.</summary>
    private static readonly WordSet Answers = new(ForgivingFrom,
        "na nan none non no nope nil null nul nothing nobody nowhere noone noname undefined undisclosed unspecified unknown unnamed notapplicable notavailable notspecified notemployed",
        "unemployed jobless retired retiree pensioner tbd tba todo etc other others any anything whatever something somewhere confidential",
        "self selfemployed selfemployment myself me my mine i myhome home homeoffice homebased house work job office employer employed employee",
        "company mycompany companyname thecompany yourcompany somecompany acompany nocompany organization organisation myorganization organizationname corporation business",
        "student students university college highschool school pupil hobby hobbyist personal personnal personaluse private privateperson individual individuals person people user",
        "independent freelance freelancer freelancing freelances contractor consultant soletrader soleproprietor soleproprietorship unaffiliated unaffiliation nonaffiliated anonymous anon",
        "free test tests testing tester testtest dummy foo bar foobar foobarbaz example sample demo fake asd qwe blah blabla blahblah lorem loremipsum temp abcd abcde xyz 123");

    private static readonly HashSet<string> ForeignAnswers = new(
        ("keine keiner keins kein privat privatperson selbststandig selbstandig selbstaendig freiberufler freiberuflich arbeitslos schuler aucun aucune neant independant particulier etudiant etudiante "
        + "ninguno ninguna nada autonomo estudiante particular nenhum nenhuma estudante nessuno nessuna studente privato geen zelfstandig ingen inget brak zaden zadna "
        + "没有 没 无 無 沒有 个人 個人 学生 學生 自由职业 自由職業 自由职业者 保密 测试 測試 暂无 なし 無し ナシ フリーランス 個人事業主 無職 학생 없음 개인 프리랜서 нет нету студент студентка фрилансер фриланс безработный")
        .Split(' '), StringComparer.Ordinal);

    /// <summary>Words that say there is no employer: with <see cref="Around"/> and nothing else, the whole answer says so.</summary>
    private static readonly WordSet Heads = new(ForgivingFrom,
        "unaffiliated unaffiliation unaffiliate nonaffiliated independent independant independently individual freelance freelancer freelancing self selfemployed student personal personnal private anonymous",
        "home homeoffice my me myself none no not without nothing unemployed retired hobbyist hobby test dummy dont havent company sole na");

    private static readonly WordSet Around = new(ForgivingFrom,
        "i a an the am is was at by for from in to of and or with as own do does did have has had got any one yet now currently this use just name only based",
        "employed employee employer employment employeed emploied job work working works company organization organisation affiliated affiliation affiliate applicable available specified office");

    private static readonly WordSet Persons = new(
        "user users contributor contributors developer dev engineer consultant contractor specialist programmer researcher designer hacker person member professional volunteer coder",
        "architect analyst admin administrator trader proprietor entrepreneur worker maintainer");

    /// <summary>What a person does; a company may do the same, so they count where a person is named: "Individual Software" is none.</summary>
    private static readonly WordSet Trades = new("it web software open source security data cloud project projects network systems system computer linux");

    /// <param name="romanize">Writes letters of any script in ASCII.</param>
    /// <returns>True of texts without a letter or digit, of single characters, of keyboards that were played on, and of answers such as "n/a", "self-employed" or "no affiliation", misspelt too.</returns>
    public static bool Is(string? typed, Func<string, string> romanize)
    {
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (ForeignAnswers.Contains(typed.Trim().TrimEnd('.', '。', '!').ToLowerInvariant())) return true;
        var words = CompanyName.AllWords(typed, romanize);
        var letters = string.Concat(words);
        if (letters.Length <= 1 || (Repeats(letters) && !IsAbbreviation(typed.Trim()))) return true;
        if (IsHost(typed)) return false;
        if (Answers.Contains(letters) || (words.Count == 1 && ForeignAnswers.Contains(letters)) || IsNearLongWord(letters)) return true;
        if (words.Count == 1 && (IsWalk(letters) || (System.Text.Ascii.IsValid(typed) && IsMash(typed.Trim())))) return true;
        var isPerson = words.Exists(Persons.Contains);
        return words.Exists(IsHead) && words.TrueForAll(word => IsHead(word) || Around.Contains(word) || Persons.Contains(word) || (isPerson && Trades.Contains(word)));
    }

    private static bool IsHead(string word) => Heads.Contains(word) || IsNearLongWord(word);

    // "freelancer.com" is somebody's; what stands before the dot may be any word.
    private static bool IsHost(string typed) => typed.Contains('.', StringComparison.Ordinal) && Lists.RegistrableDomain.Of(typed.Trim()) is not null && Lists.RegistrableDomain.IsListed(typed.Trim());

    // The word that is misspelt most: nothing else is near it.
    private static bool IsNearLongWord(string word) => word.Length >= LongWord - 2 && EditDistance.Of(word, "unaffiliated", 2) <= 2;

    // Three capitals abbreviate something: "AAA", "III". Three crosses do not.
    private static bool IsAbbreviation(string typed) => typed.Length == 3 && char.IsAsciiLetterUpper(typed[0]) && typed[0] != 'X';

    /// <summary>The same few characters again and again: "aaa", "fsfsf", "dsadsadsad".</summary>
    private static bool Repeats(string letters)
    {
        for (var period = 1; period <= 4; period++)
        {
            if (letters.Length < 2 * period + 1) return false;
            var same = true;
            for (var i = period; same && i < letters.Length; i++) same = letters[i] == letters[i - period];
            if (same) return true;
        }
        return false;
    }

    /// <summary>Along rows of the keyboard, at least three keys at a time: "qwerty", "asdasd".</summary>
    private static bool IsWalk(string letters)
    {
        if (letters.Length < 4) return false;
        for (var at = 0; at < letters.Length;)
        {
            var step = Rows.Max(row => Math.Max(Along(row, letters.AsSpan(at), 1), Along(row, letters.AsSpan(at), -1)));
            if (step < 3) return false;
            at += step;
        }
        return true;

        static int Along(string row, ReadOnlySpan<char> letters, int direction)
        {
            var key = row.IndexOf(letters[0], StringComparison.Ordinal);
            if (key < 0) return 0;
            var count = 1;
            while (count < letters.Length && key + count * direction >= 0 && key + count * direction < row.Length && row[key + count * direction] == letters[count]) count++;
            return count;
        }
    }

    /// <summary>Small letters without a vowel, more than an abbreviation has.</summary>
    private static bool IsMash(string typed) => typed.Length >= LeastMash && typed.All(char.IsAsciiLetterLower) && !typed.AsSpan().ContainsAny(Vowels);
}
