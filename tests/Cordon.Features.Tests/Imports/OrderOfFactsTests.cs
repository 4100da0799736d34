using System.Globalization;
using Cordon.Domain.Imports;
using Cordon.Testing;
using CsCheck;

namespace Cordon.Features.Tests.Imports;

public sealed class OrderOfFactsTests
{
    // One key for all, so that the hashes of two stores can be compared.
    private static readonly (string, string) Key = ("Cordon:Linking:FingerprintKey", Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));

    private static readonly Gen<string> Time = Gen.OneOf(Gen.Const(""), Gen.Int[1, 28].Select(day => $"2026-02-{day.ToString("00", CultureInfo.InvariantCulture)}"));

    private static readonly Gen<string> Payment =
        from account in Gen.Int[1, 4]
        from card in Gen.Int[1, 3]
        from funding in Gen.OneOf(Gen.Const(""), Gen.Const("credit"), Gen.Const("prepaid"))
        from brand in Gen.OneOf(Gen.Const(""), Gen.Const("visa"), Gen.Const("amex"))
        from year in Gen.OneOf(Gen.Const(""), Gen.Const("2027"), Gen.Const("2029"))
        from name in Gen.OneOf(Gen.Const(""), Gen.Const("Mara"), Gen.Const("Noor"))
        from seen in Time
        select $"A-{account},card,c{card},{funding},{brand},{year},{name},{seen}\n";

    private static readonly Gen<string> Device =
        from account in Gen.Int[1, 4]
        from device in Gen.Int[1, 3]
        from name in Gen.OneOf(Gen.Const(""), Gen.Const("phone"), Gen.Const("laptop"))
        from seen in Time
        select $"A-{account},d{device},{name},{seen}\n";

    [Fact]
    public async Task Any_order_of_files_and_any_cut_between_them_gives_the_same_rows() =>
        await Gen.Select(Payment.Array[1, 12], Device.Array[1, 8], Gen.Int[0, 100], Gen.Int[0, 100]).SampleAsync(async (payments, devices, cut, turn) =>
        {
            var (one, other) = (cut % payments.Length, turn % devices.Length);
            var straight = await ImportAsync(payments, [], devices, []);
            var turned = await ImportAsync(payments[one..].Reverse(), payments[..one].Reverse(), devices[other..].Reverse(), devices[..other].Reverse());
            Assert.Equal(straight, turned);
        }, iter: Thorough.Times(always: 20, thorough: 60));

    private static async Task<string> ImportAsync(IEnumerable<string> payments, IEnumerable<string> more, IEnumerable<string> devices, IEnumerable<string> others)
    {
        await using var app = await TestApp.StartAsync(Key);
        foreach (var rows in new[] { payments, more })
            await PaymentImportTests.ImportAsync(app, "account,kind,fingerprint,funding,brand,exp_year,billing_name,last_seen\n" + string.Concat(rows));
        foreach (var rows in new[] { devices, others })
            await PaymentImportTests.ImportAsync(app, "account,device,name,last_seen\n" + string.Concat(rows), ImportKind.Devices);
        return await PaymentImportTests.ContentOf(app);
    }
}
