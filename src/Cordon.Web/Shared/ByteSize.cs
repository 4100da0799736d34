using System.Globalization;

namespace Cordon.Web.Shared;

/// <summary>Sizes as people say them, in powers of ten: <c>38.2 MB</c>.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public static string Text(double bytes)
    {
        var unit = 0;
        while (bytes >= 999.5 && unit < Units.Length - 1) (bytes, unit) = (bytes / 1000, unit + 1);
        return bytes.ToString(unit == 0 || bytes >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
