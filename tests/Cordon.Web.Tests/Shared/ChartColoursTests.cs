using Cordon.Web.Shell;
using MudBlazor;
using MudBlazor.Utilities;

namespace Cordon.Web.Tests.Shared;

public sealed class ChartColoursTests(DevelopmentConsole console) : IClassFixture<DevelopmentConsole>
{
    [Fact]
    public async Task Text_and_lines_of_a_chart_are_the_palettes()
    {
        var sheet = (await console.App.Visitor().SeeAsync("/css/charts.css")).Text;
        foreach (var palette in new Palette[] { CordonTheme.Light, CordonTheme.Dark })
            Assert.Contains($"--chart-text: {Hex(palette.TextSecondary)}; --chart-line: {Hex(palette.Divider)};", sheet, StringComparison.Ordinal);
    }

    private static string Hex(MudColor colour) => colour.ToString(MudColorOutputFormats.Hex);
}
