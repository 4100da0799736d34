using System.Diagnostics;
using Cordon.Domain.Privacy;

namespace Cordon.Domain.Tests.Privacy;

public sealed class LineMaskTests
{
    [Theory]
    [InlineData("/a?token=abc123&page=2", "/a?token=•••&page=2")]
    [InlineData("/a?page=2&api_key=abc", "/a?page=2&api_key=•••")]
    [InlineData("/a?authCode=abc#x", "/a?authCode=•••#x")]
    [InlineData("/a?X-Amz-Signature=abc&id=5", "/a?X-Amz-Signature=•••&id=5")]
    [InlineData("/a;jsessionid=ABC/b?id=5", "/a;jsessionid=•••/b?id=5")]
    [InlineData("/a?user%5Bpassword%5D=abc", "/a?user%5Bpassword%5D=•••")]
    [InlineData("/a?next=/reset?token=abc&x=1", "/a?next=/reset?token=•••&x=1")]
    [InlineData("/a?next=%2Freset%3Ftoken%3Dabc&x=1", "/a?next=•••&x=1")]
    [InlineData("https://site.example/a?session=abc", "https://site.example/a?session=•••")]
    public void The_value_of_a_parameter_that_is_named_like_a_secret_is_hidden(string text, string shown) => Assert.Equal(shown, LineMask.Of(text));

    [Theory]
    [InlineData("/images/1041?size=large&page=3")]
    [InlineData("/search?keyword=coast&encode=utf8&author=b")]
    [InlineData("/a?date=2024-03-02T02%3A10&sort=-id")]
    [InlineData("/a?token=")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36")]
    [InlineData("=?=&=;=")]
    [InlineData("")]
    public void What_is_neither_secret_nor_personal_stays(string text) => Assert.Equal(text, LineMask.Of(text));

    [Theory]
    [InlineData("/people/mara@studio.example/photos", "/people/m•••@studio.example/photos")]
    [InlineData("/find?q=mara%40studio.example", "/find?q=•••")]
    [InlineData("/people/mara%40studio.example", "/people/m•••%40studio.example")]
    [InlineData("Crawler/1.0 (+mailto:ops@crawl.example)", "Crawler/1.0 (+mailto:o•••@crawl.example)")]
    [InlineData("https://mara:hunter2@site.example/a", "https://•••@site.example/a")]
    public void A_mail_address_keeps_its_first_letter_and_its_domain_wherever_it_stands(string text, string shown) => Assert.Equal(shown, LineMask.Of(text));

    [Theory]
    [InlineData("/pay/4242424242424242", "/pay/••••4242")]
    [InlineData("/pay?n=4242%204242%204242%204242", "/pay?n=•••")]
    [InlineData("/pay/4242-4242-4242-4242", "/pay/••••4242")]
    [InlineData("/call/123456789012", "/call/123456789012")]
    [InlineData("/call/1234567890123", "/call/••••0123")]
    [InlineData("/t/eyJhbGciOi.eyJzdWIi.c2ln/x", "/t/•••/x")]
    public void Long_numbers_and_signed_tokens_are_hidden(string text, string shown) => Assert.Equal(shown, LineMask.Of(text));

    [Fact]
    public void A_text_made_to_hold_it_up_does_not()
    {
        var watch = Stopwatch.StartNew();
        foreach (var part in new[] { "a", "1", "a@", "=", "?a=", "%25", "4242 " })
            LineMask.Of(string.Concat(Enumerable.Repeat(part, 65_536 / part.Length)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }
}
