using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Tests.Linking.Probable;

/// <summary>How words, names, days and addresses are read and compared.</summary>
public class TextTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("smith", "smiht", 1)]       // neighbours exchanged
    [InlineData("ca", "abc", 3)]            // optimal string alignment: an exchanged pair is not edited again
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    [InlineData("abcdef", "abXdef", 1)]
    public void An_edit_distance_counts_typing_errors(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(a, b, 9));
        Assert.Equal(distance, EditDistance.Of(b, a, 9));
    }

    [Theory]
    [InlineData("kitten", "sitting", 2)]
    [InlineData("a", "abcdefgh", 3)]
    [InlineData("abc", "xyz", 0)]
    public void Beyond_the_bound_only_that_is_said(string a, string b, int most) => Assert.Equal(most + 1, EditDistance.Of(a, b, most));

    [Fact]
    public void Long_words_have_a_distance_too() => Assert.Equal(1, EditDistance.Of("x" + new string('a', 300), "y" + new string('a', 300) + "", 2));

    // The published values: Winkler 1990 and 1994.
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DWAYNE", "DUANE", 0.84)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("JONES", "JOHNSON", 0.8324)]
    [InlineData("MASSEY", "MASSIE", 0.9333)]
    [InlineData("ABROMS", "ABRAMS", 0.9222)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    public void Jaro_winkler_agrees_with_what_is_published(string a, string b, double likeness)
    {
        Assert.Equal(likeness, JaroWinkler.Of(a, b), 4);
        Assert.Equal(likeness, JaroWinkler.Of(b, a), 4);
    }

    [Theory]
    [InlineData("meyer", "maier")]
    [InlineData("thompson", "tompson")]
    [InlineData("philip", "filip")]
    [InlineData("schmidt", "shmit")]
    [InlineData("catherine", "katherine")]
    [InlineData("okonkwo", "okonkwo")]
    public void Names_that_sound_alike_have_one_key(string a, string b) => Assert.Equal(SoundKey.Of(a), SoundKey.Of(b));

    [Theory]
    [InlineData("miller", "fuller")]
    [InlineData("anna", "hannes")]
    [InlineData("brown", "green")]
    public void Names_that_do_not_have_two(string a, string b) => Assert.NotEqual(SoundKey.Of(a), SoundKey.Of(b));

    [Fact]
    public void A_sound_key_is_short_and_of_letters() => Assert.Equal("", SoundKey.Of("---"));

    [Theory]
    [InlineData("1971-06-24", 1971, 6, 24)]
    [InlineData("1971-06-24T00:00:00Z", 1971, 6, 24)]
    [InlineData("1971-06-24 13:45:00", 1971, 6, 24)]
    [InlineData("19710624", 1971, 6, 24)]
    [InlineData("24061971", 1971, 6, 24)]
    [InlineData("24.6.1971", 1971, 6, 24)]
    [InlineData("24/06/1971", 1971, 6, 24)]
    [InlineData("6/24/1971", 1971, 6, 24)]
    [InlineData("24 June 1971", 1971, 6, 24)]
    [InlineData("June 24, 1971", 1971, 6, 24)]
    [InlineData("24-Jun-71", 1971, 6, 24)]
    [InlineData("24.06.71", 1971, 6, 24)]
    [InlineData("1/2/18", 2018, 1, 2)]
    [InlineData("1/2/68", 1968, 1, 2)]
    [InlineData("1971-06", 1971, 6, 0)]
    [InlineData("06/1971", 1971, 6, 0)]
    [InlineData("June 1971", 1971, 6, 0)]
    [InlineData("1971", 1971, 0, 0)]
    public void A_day_is_read_as_people_write_it(string text, int year, int month, int day) => Assert.Equal(new LooseDate(year, month, day), LooseDate.Parse(text, dayFirst: false, 2026));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("99/99/1971")]
    [InlineData("1971-13-45")]
    [InlineData("12345")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1-2-3-4")]
    [InlineData("1/2/12345678")]
    [InlineData("12345678/1/2")]
    [InlineData("１９７１")]
    public void What_is_no_day_is_none(string text) => Assert.Null(LooseDate.Parse(text, dayFirst: true, 2026));

    [Fact]
    public void Which_comes_first_is_told_by_the_days_that_leave_no_choice()
    {
        Assert.True(LooseDate.IsDayFirst(["3/4/1990", "24/12/1990", "1990-12-24"]));
        Assert.False(LooseDate.IsDayFirst(["3/4/1990", "12/24/1990", "not a date"]));
        Assert.Equal(new LooseDate(1990, 4, 3), LooseDate.Parse("3/4/1990", dayFirst: true, 2026));
        Assert.Equal(new LooseDate(1990, 3, 4), LooseDate.Parse("3/4/1990", dayFirst: false, 2026));
    }

    [Theory]
    [InlineData("Mara.Lind+shop@Gmail.com", "maralind@gmail.com")]
    [InlineData("maralind@googlemail.com", "maralind@gmail.com")]
    [InlineData("mara.lind+a+b@web.example", "mara.lind@web.example")]      // dots count elsewhere
    [InlineData("\"Mara Lind\" <Mara@web.example>", "mara@web.example")]
    [InlineData("+tag@web.example", "+tag@web.example")]
    [InlineData("mara", "mara")]
    [InlineData("a@b@web.example", "a@b@web.example")]
    public void An_address_is_read_without_its_aliases(string text, string whole) => Assert.Equal(whole, MailName.Of(text)?.Whole);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("<>")]
    public void Nothing_is_no_address(string? text) => Assert.Null(MailName.Of(text));

    [Fact]
    public void A_desk_is_no_person() => Assert.Equal([true, true, false], new[] { "info@a.example", "SALES+x@a.example", "informatics@a.example" }.Select(t => MailName.Of(t)!.IsDesk));

    [Theory]
    [InlineData("Robert Ashworth", "robert", "ashworth", false, 0)]
    [InlineData("Ashworth, Robert", "robert", "ashworth", true, 0)]
    [InlineData("Dr. Robert M. Ashworth Jr.", "robert m", "ashworth", false, 2)]
    [InlineData("Ashworth Sr, Robert", "robert", "ashworth", true, 1)]
    [InlineData("Robert Ashworth III", "robert", "ashworth", false, 3)]
    [InlineData("Madonna", "", "madonna", false, 0)]
    [InlineData("Dr", "", "dr", false, 0)]
    [InlineData("I Newton", "i", "newton", false, 0)]
    [InlineData("José O’Hare", "jose", "ohare", false, 0)]
    public void A_name_is_cut_into_its_parts(string full, string given, string family, bool ordered, int generation)
    {
        var name = NameForm.Of(new Words(), full)!;
        Assert.Equal((given, family, ordered, generation), (string.Join(' ', name.Given), string.Join(' ', name.Family), name.Ordered, name.Generation));
    }

    [Fact]
    public void Names_told_apart_stay_so()
    {
        var name = NameForm.Of(new Words(), "Anna Maria", "von der Heide jr")!;
        Assert.Equal(["anna", "maria"], name.Given);
        Assert.Equal(["von", "der", "heide"], name.Family);
        Assert.Equal((true, 2), (name.Ordered, name.Generation));
        Assert.Null(NameForm.Of(new Words(), "", null));
        Assert.Null(NameForm.Of(new Words(), " , "));
    }

    [Theory]
    [InlineData("robert", "bob", true)]
    [InlineData("bill", "william", true)]
    [InlineData("sasha", "alexander", true)]
    [InlineData("bob", "william", false)]
    [InlineData("nobody", "bob", false)]
    public void Nicknames_stand_for_names(string a, string b, bool share)
    {
        Assert.Equal(share, Nicknames.Share(a, b));
        Assert.Equal(share, Nicknames.Share(b, a));
    }

    [Theory]
    [InlineData("half a \uD83D character")]
    [InlineData("\uDC00")]
    [InlineData("é\u0301\uD800")]
    [InlineData("é\uFFFE")]
    public void Broken_characters_are_passed_over(string text) => Assert.All(new Words().Of(text), word => Assert.All(word, letter => Assert.True(char.IsLetterOrDigit(letter))));
}
