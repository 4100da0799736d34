using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Cordon.Browser.Tests;

/// <summary>axe-core, held against the page as it stands.</summary>
/// <remarks>Run in the page itself: it has no frames, and the package's way of gathering them opens a second page for every look and takes longer than the look.</remarks>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() =>
    {
        var commons = typeof(AxeRunOptions).Assembly;
        using var script = commons.GetManifestResourceStream(commons.GetManifestResourceNames().Single(name => name.EndsWith("axe.min.js", StringComparison.Ordinal)))!;
        return new StreamReader(script).ReadToEnd();
    });

    /// <summary>What of WCAG 2.2 A and AA the page fails, a line for each place.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>("""
            async () => {
                const found = await axe.run(document, {
                    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
                    resultTypes: ['violations'],
                });
                return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}\n  ${node.html}`));
            }
            """);
    }
}
