using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Features.Hosting;

/// <summary>The keys that cookies, form tokens and the key for fingerprints are sealed with; kept, so that a restart signs nobody out.</summary>
public static class KeyRing
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal static void AddKeyRing(this IServiceCollection services, CordonSettings settings) =>
        services.AddDataProtection().SetApplicationName("Cordon").PersistKeysToFileSystem(new DirectoryInfo(settings.KeysPath));

    /// <summary>Makes the folder, for its owner alone, before anything is written into it.</summary>
    public static void MakeFolder(CordonSettings settings)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(settings.KeysPath);
        else Directory.CreateDirectory(settings.KeysPath, OwnerOnly);
    }
}
