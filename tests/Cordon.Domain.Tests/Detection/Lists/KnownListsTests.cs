using Cordon.Domain.Detection.Lists;

namespace Cordon.Domain.Tests.Detection.Lists;

public sealed class KnownListsTests
{
    // Findings carry this text: whoever refreshes the lists sees here that older findings were made with others.
    [Fact]
    public void The_version_stands_for_the_lists_as_they_are() => Assert.Equal("5b191397c9f1", KnownLists.Version);

    [Fact]
    public void Every_source_is_named_with_its_version() =>
        Assert.Equal(["crawler-user-agents", "ai.robots.txt", "ipranges"], KnownLists.Sources.Where(source => source.Version.Length > 0).Select(source => source.Name));
}
