using System.Security.Cryptography;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Payments;

/// <summary>The installation's key for fingerprints: the one that is set, or the one in the data folder, which is made when it is first needed.</summary>
/// <remarks>The store keeps a check value of it, so that another key is noticed before anything is hashed with it: equal cards would no longer be equal.</remarks>
public sealed class FingerprintKeys(CordonStore store, CordonSettings settings, IDataProtectionProvider protection)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly IDataProtector _protector = protection.CreateProtector("Cordon.FingerprintKey", "v1");
    private FingerprintKey? _known;

    private string FilePath => Path.Combine(settings.KeysPath, "fingerprint.key");

    /// <param name="actor">Who first needs it; the record says so.</param>
    /// <returns>The key; or <c>payment-key.missing</c>, <c>payment-key.unreadable</c>, <c>payment-key.other</c>.</returns>
    public async Task<Outcome<FingerprintKey>> GetAsync(Actor actor, CancellationToken cancel)
    {
        if (_known is not null) return _known;
        var check = await CheckAsync(cancel);
        if (settings.Linking.KeyBytes() is not { } bytes)
        {
            if (check is not null && !File.Exists(FilePath)) return PaymentRefusals.KeyMissing;
            if (Load() is not { } loaded) return PaymentRefusals.KeyUnreadable;
            bytes = loaded;
        }
        var key = new FingerprintKey(bytes);
        check ??= await KeepAsync(key, actor, cancel);
        if (check != key.Check) return PaymentRefusals.KeyOther;
        return _known = key;
    }

    /// <summary>Whether anything was hashed yet.</summary>
    public async Task<bool> IsMadeAsync(CancellationToken cancel) => await CheckAsync(cancel) is not null;

    private Task<long?> CheckAsync(CancellationToken cancel) =>
        store.ReadAsync((db, ct) => db.Counters.Where(c => c.Name == Counter.PaymentKey).Select(c => (long?)c.Last).TagWith(nameof(FingerprintKeys)).SingleOrDefaultAsync(ct), cancel);

    private async Task<long?> KeepAsync(FingerprintKey key, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        unit.Db.Counters.Add(new Counter { Name = Counter.PaymentKey, Last = key.Check });
        unit.Record(new AuditRecord(actor, "payment-key.first-used", "payment-key"));
        // Where another process came first, it is that one's key that counts.
        return (await unit.CommitAsync(key.Check, cancel)).Accepted(out var kept, out _) ? kept : await CheckAsync(cancel);
    }

    /// <returns>Null where the file cannot be read.</returns>
    private byte[]? Load()
    {
        if (!File.Exists(FilePath)) Make();
        try
        {
            return _protector.Unprotect(File.ReadAllBytes(FilePath));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Under another name first: who reads it finds all of it, and of two processes one is the first.</summary>
    private void Make()
    {
        KeyRing.MakeFolder(settings);
        var path = $"{FilePath}.{Guid.NewGuid():N}";
        try
        {
            using (var file = new FileStream(path, Creation())) file.Write(_protector.Protect(RandomNumberGenerator.GetBytes(LinkingSettings.LeastKeyBytes)));
            File.Move(path, FilePath, overwrite: false);
        }
        catch (IOException) when (File.Exists(FilePath))
        {
            // The other process was first.
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static FileStreamOptions Creation()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
