using Cordon.Domain.Linking.Probable;

namespace Cordon.Domain.Tests.Linking.Probable;

/// <summary>What makes two records one person, and what does not.</summary>
public class ProbableLinkTests
{
    private static readonly string[] Rowena = ["Rowena", "Castellane", "1977-08-19", "r.castellane@mailer.example", "5550143", "60311"];

    [Fact]
    public void A_plus_tag_and_dots_hide_nobody() => One(["Rowena", "Castellane", "", "ro.we.na.c77+sign-up@gmail.com", "", ""], ["R", "Castellane", "", "rowenac77@googlemail.com", "", ""]);

    [Fact]
    public void A_nickname_hides_nobody() => One(["Robert", "Castellane", "1977-08-19", "", "", "60311"], ["Bob", "Castellane", "1977-08-19", "", "", "60311"]);

    [Fact]
    public void Swapped_names_hide_nobody() => One(["Rowena", "Castellane", "1977-08-19", "", "", ""], ["Castellane", "Rowena", "1977-08-19", "", "", ""]);

    [Fact]
    public void Another_script_hides_nobody()
    {
        // Enough of a romanizer for one name: the real one lies in another room.
        static string Romanize(string text) => string.Concat(text.Select(letter => letter switch { 'О' => "O", 'л' => "l", 'ь' => "", 'г' => "g", 'а' => "a", 'П' => "P", 'е' => "e", 'т' => "t", 'р' => "r", 'о' => "o", 'в' => "v", _ => letter.ToString() }));
        var explanation = People.First(People.With(["Ольга", "Петрова", "1977-08-19", "", "", ""], ["Olga", "Petrova", "1977-08-19", "", "", ""]), Romanize);
        Assert.True(explanation.Probability > 0.9, explanation.Sentence);
    }

    [Fact]
    public void A_typing_error_in_every_field_hides_nobody() =>
        One(Rowena, ["Rowenna", "Castelane", "1977-08-91", "r.castelane@mailer.example", "5550134", "60311"]);

    [Fact]
    public void A_desks_mailbox_is_shared_by_colleagues() => Two(["Rowena", "Castellane", "", "info@studio.example", "", ""], ["Ignatius", "Brockdorff", "", "info@studio.example", "", ""]);

    [Fact]
    public void An_address_made_of_the_name_is_no_second_proof_of_it()
    {
        string[] Castellane(string mail) => ["Rowena", "Castellane", "", mail, "", ""];
        var alone = People.First(People.With(Castellane(""), Castellane(""))).Probability;
        var explanation = People.First(People.With(Castellane("rowena.castellane@post1.example"), Castellane("rowena.castellan@post1.example")));
        Assert.True(explanation.Probability < 0.99, explanation.Sentence);
        Assert.True(explanation.Probability < alone + 0.005, $"{alone} and {explanation.Probability}");
    }

    [Fact]
    public void The_same_first_name_and_a_similar_address_are_not_two_proofs() =>
        Two(["Rowena", "Castellane", "", "rowena12@post1.example", "", ""], ["Rowena", "Brockdorff", "", "rowena13@post1.example", "", ""]);

    [Fact]
    public void Twins_are_two() => Two(["Monica", "Castellane", "1977-08-19", "", "", "60311"], ["Martin", "Castellane", "1977-08-19", "", "", "60311"]);

    [Fact]
    public void A_couple_with_one_mailbox_is_two() => Two(["Anton", "Castellane", "1977-08-19", "castellane@web.example", "5550143", "60311"], ["Hilda", "Castellane", "1979-01-02", "castellane@web.example", "5550143", "60311"]);

    [Fact]
    public void A_generation_between_birth_dates_speaks_against_one_person()
    {
        string[] Robert(string born) => ["Robert", "Castellane", born, "", "", "60311"];
        var contribution = Assert.Single(People.First(People.With(Robert("1947-03-02"), Robert("1977-08-19"))).Contributions, c => c.Field == "birth date");
        Assert.True(contribution.Bits < -3, $"{contribution.Bits}");
    }

    [Fact]
    public void Junior_and_senior_are_two() => Two(["Robert", "Castellane Sr", "", "", "5550143", "60311"], ["Robert", "Castellane Jr", "", "", "5550143", "60311"]);

    [Fact]
    public void Two_strangers_are_two() => Two(People.Stranger(7), People.Stranger(1_208));

    [Fact]
    public void A_sentence_says_what_speaks_for_and_against_and_quotes_nothing()
    {
        var table = People.With(Rowena, ["Rowena", "Castellane", "1947-03-02", "r.castellane@mailer.example", "", "60311"]);
        var explanation = People.First(table);
        Assert.Contains("the same email", explanation.Sentence, StringComparison.Ordinal);
        Assert.Contains("a birth date a generation apart", explanation.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Rowena, value => explanation.Sentence.Contains(value, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(explanation.Contributions.Select(c => Math.Abs(c.Bits)).OrderDescending(), explanation.Contributions.Select(c => Math.Abs(c.Bits)));
    }

    [Fact]
    public void What_is_rare_says_more_than_what_is_common()
    {
        string[] rare = ["Rowena", "Castellane", "", "", "", ""];
        var common = Enumerable.Range(0, 40).Select(i => new[] { i % 2 == 0 ? "Nora" : "Omar", "Smith", "", "", "", "" }).ToArray();
        Assert.True(People.First(People.With([rare, rare, .. common])).Probability > People.First(People.With([["Nora", "Smith", "", "", "", ""], .. common.Where((_, i) => i % 2 == 0), .. common])).Probability);
    }

    private static void One(string[] a, string[] b)
    {
        var explanation = People.First(People.With(a, b));
        Assert.True(explanation.Probability > 0.9, $"{explanation.Probability:0.0000}: {explanation.Sentence}");
    }

    private static void Two(string[] a, string[] b)
    {
        var explanation = People.First(People.With(a, b));
        Assert.True(explanation.Probability < 0.5, $"{explanation.Probability:0.0000}: {explanation.Sentence}");
    }
}
