using Cordon.Features.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Cordon.Web.Hosting;

/// <summary>The keys that cookies and form tokens are sealed with; kept, so that a restart signs nobody out.</summary>
public static class KeyRing
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void AddKeys(this WebApplicationBuilder builder, CordonSettings settings)
    {
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(settings.KeysPath)
            : Directory.CreateDirectory(settings.KeysPath, OwnerOnly);
        builder.Services.AddDataProtection().SetApplicationName("Cordon").PersistKeysToFileSystem(folder);
    }
}
