using System.Text.RegularExpressions;
using Cordon.Domain.Organizations.Lists;

namespace Cordon.RealData.Tests.Organizations;

/// <summary>The answers that publicsuffix.org expects.</summary>
public sealed partial class RegistrableDomainTests
{
    [Fact]
    public void Every_expected_answer_is_given()
    {
        var asked = File.ReadLines(RealData.PathOf("public-suffix", "test_psl.txt")).Select(line => Check().Match(line)).Where(check => check.Success).ToList();
        Assert.Equal(78, asked.Count);
        Assert.Equal(asked.Select(check => (Text(check.Groups[1]), Text(check.Groups[2]))), asked.Select(check => (Text(check.Groups[1]), RegistrableDomain.Of(Text(check.Groups[1])))));
    }

    private static string? Text(Group group) => group.Value == "null" ? null : group.Value.Trim('\'');

    [GeneratedRegex(@"^checkPublicSuffix\(('[^']*'|null), ('[^']*'|null)\);")]
    private static partial Regex Check();
}
