using System.Globalization;
using System.Text;

namespace Cordon.Web.Charts;

/// <summary>What the drawn charts of several accounts share: a colour each, and shapes as SVG writes them.</summary>
public static class ChartSeries
{
    /// <summary>Colours that colour-blind people tell apart; beyond, they begin anew, and the name beside the lane tells.</summary>
    public const int Colours = 7;

    public static string Class(int account) => string.Create(CultureInfo.InvariantCulture, $"series-{account % Colours}");

    /// <summary>A band of steps between two rows of values, a unit wide each; the y axis points down from <paramref name="most"/>.</summary>
    public static string Band(IReadOnlyList<long> lower, IReadOnlyList<long> upper, long most)
    {
        var path = new StringBuilder();
        for (var i = 0; i < upper.Count; i++) Step(i == 0 ? 'M' : 'L', i, upper[i]);
        for (var i = lower.Count - 1; i >= 0; i--)
        {
            Point('L', i + 1, lower[i]);
            Point('L', i, lower[i]);
        }
        return path.Append('Z').ToString();

        void Step(char command, int i, long value)
        {
            Point(command, i, value);
            Point('L', i + 1, value);
        }

        void Point(char command, int x, long value) => path.Append(CultureInfo.InvariantCulture, $"{command}{x} {most - value}");
    }

    /// <summary>Neighbours of about the same share, to the eighth, drawn as one.</summary>
    public static IEnumerable<(int From, int Length, double Share)> Runs(IReadOnlyList<double> shares)
    {
        const int steps = 8;
        for (var from = 0; from < shares.Count;)
        {
            var level = Level(shares[from]);
            var to = from + 1;
            while (to < shares.Count && Level(shares[to]) == level) to++;
            if (level > 0) yield return (from, to - from, (double)level / steps);
            from = to;
        }

        // Whatever was asked for at all is seen.
        static int Level(double share) => share <= 0 ? 0 : Math.Max(1, (int)Math.Round(share * steps));
    }
}
