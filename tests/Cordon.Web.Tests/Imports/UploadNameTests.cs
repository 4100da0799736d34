using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Web.Imports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Web.Tests.Imports;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("access.log", "access.log")]
    [InlineData("C:\\Users\\mara\\access.log", "access.log")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\u0007\r\nb.log", "ab.log")]
    [InlineData("gpj\u202egol.exe", "gpjgol.exe")]
    [InlineData("Zugänge 🐞.log", "Zugänge 🐞.log")]
    [InlineData("..", "..")]
    [InlineData("logs/", "unnamed file")]
    [InlineData(null, "unnamed file")]
    public void Only_what_is_a_name_is_kept(string? said, string name) => Assert.Equal(name, UploadName.Of(said));

    [Fact]
    public void A_name_never_ends_in_half_a_character()
    {
        var name = UploadName.Of(new string('a', UploadName.MaxLength - 1) + "🐞");
        Assert.Equal(UploadName.MaxLength - 1, name.Length);
    }

    [Fact]
    public async Task Leftovers_of_yesterday_are_deleted_and_todays_are_not()
    {
        var settings = new CordonSettings { DataFolder = Directory.CreateTempSubdirectory("cordon-leftovers-").FullName };
        try
        {
            Directory.CreateDirectory(settings.UploadsPath);
            var (old, young) = (Path.Combine(settings.UploadsPath, "old"), Path.Combine(settings.UploadsPath, "young"));
            foreach (var path in new[] { old, young }) await File.WriteAllTextAsync(path, "half", TestContext.Current.CancellationToken);
            var now = new DateTimeOffset(2024, 3, 6, 12, 0, 0, TimeSpan.Zero);
            File.SetLastWriteTimeUtc(old, now.UtcDateTime.AddHours(-25));
            File.SetLastWriteTimeUtc(young, now.UtcDateTime.AddHours(-23));
            await new UploadLeftovers(settings, new FakeTimeProvider(now), NullLogger<UploadLeftovers>.Instance).StartAsync(TestContext.Current.CancellationToken);
            Assert.Equal([young], Directory.GetFiles(settings.UploadsPath));
        }
        finally
        {
            Directory.Delete(settings.DataFolder, recursive: true);
        }
    }
}
