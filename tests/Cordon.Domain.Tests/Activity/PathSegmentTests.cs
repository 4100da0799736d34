using Cordon.Domain.Activity;

namespace Cordon.Domain.Tests.Activity;

public sealed class PathSegmentTests
{
    [Theory]
    [InlineData("42", "{n}", 42)]
    [InlineData("0042.jpg", "{n}.jpg", 42)]
    [InlineData("7.png", "{n}.png", 7)]
    [InlineData("IMG_1234", "IMG_{n}", 1234)]
    [InlineData("photo-00017.webp", "photo-{n}.webp", 17)]
    [InlineData("2026-03-10", "{date}", -1)]
    [InlineData("123e4567-e89b-12d3-a456-426614174000", "{uuid}", -1)]
    [InlineData("3f9a1c2b7d", "{hex}", -1)]
    [InlineData("app.3f9a1c2b.js", "app.{hex}.js", -1)]
    [InlineData("594VAEoiQ7x81LmZ", "{token}", -1)]
    public void What_varies_is_taken_out(string segment, string shape, long id)
    {
        Assert.Equal(shape, PathSegment.Shape(segment, out var found));
        Assert.Equal(id, found);
    }

    [Theory]
    [InlineData("gallery")]
    [InlineData("page-01")]
    [InlineData("v2")]
    [InlineData("jquery-1.12.min.js")]
    [InlineData("abcdefgh")]
    [InlineData("report-2024-007-110")]
    public void A_name_stays_a_name(string segment) => Assert.Null(PathSegment.Shape(segment, out _));

    [Fact]
    public void A_very_long_name_is_a_token() => Assert.Equal("{token}", PathSegment.Shape(new string('x', PathSegment.MaxLiteral + 1), out _));

    [Fact]
    public void Control_characters_never_become_part_of_a_template() => Assert.Equal("{token}", PathSegment.Shape("a\u0001b", out _));

    [Fact]
    public void A_number_too_long_for_an_id_is_still_a_number()
    {
        Assert.Equal("{n}", PathSegment.Shape(new string('9', 30), out var id));
        Assert.Equal(-1, id);
    }
}
