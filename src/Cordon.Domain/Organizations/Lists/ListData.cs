namespace Cordon.Domain.Organizations.Lists;

/// <summary>The files of <c>Data</c>, which are built into the assembly.</summary>
internal static class ListData
{
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(ListData).Assembly.GetManifestResourceStream($"Organizations/{name}") ?? throw new InvalidOperationException($"The list {name} is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
