using Cordon.Features.Linking;

namespace Cordon.Features.Tests.Linking;

public class RomanizerTests
{
    [Theory]
    [InlineData("王杰", " Wang Jie")]
    [InlineData("Ольга", "Ol'ga")]
    [InlineData("Müller", "Muller")]
    [InlineData("Straße", "Strasse")]
    [InlineData("Νίκος", "Nikos")]
    [InlineData("𠀋", " Jo")]
    [InlineData("O'Hare & Sons, 12", "O'Hare & Sons, 12")]
    [InlineData("", "")]
    public void Letters_of_any_script_are_written_in_latin_ones(string text, string latin) => Assert.Equal(latin, Romanizer.Romanize(text));

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("ab", Romanizer.Romanize("a\uD83Db"));
}
