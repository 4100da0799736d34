using Cordon.Domain.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;
using static Cordon.Features.Tests.Imports.PaymentImportTests;

namespace Cordon.Features.Tests.Imports;

public sealed class DeviceImportTests
{
    [Fact]
    public async Task A_row_becomes_a_device_and_a_link()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,device,model,first_seen,last_seen\nA-1,d-1,\"iPhone, Safari\",2026-01-01,2026-02-01\nA-2,d-1,,2026-01-15,\n", ImportKind.Devices);
        var device = await app.AskAsync(db => db.Devices.SingleAsync());
        Assert.Equal(("d-1", "iPhone, Safari", 2), (device.ExternalId, device.Name, await app.AskAsync(db => db.AccountDevices.CountAsync(l => l.DeviceId == device.Id))));
        Assert.Equal(["A-1 True", "A-2 True"], await DueOf(app));
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,device_id\nA-1,d-1\n", ImportKind.Devices);
        var before = await ContentOf(app);
        await ClearDueAsync(app);
        await ImportAsync(app, "account_external_id,device_id\n\nA-1,d-1\n", ImportKind.Devices);
        Assert.Equal(before, await ContentOf(app));
        Assert.Empty(await DueOf(app));
    }

    [Theory]
    [InlineData(",d,,,", "account_external_id is missing")]
    [InlineData("A-1,,,,", "device_id is missing")]
    [InlineData("A-1,d,,2026-03-01,2026-02-01", "last_seen lies before first_seen; exchange them")]
    public async Task A_row_that_is_wrong_is_rejected_with_its_reason(string row, string reason)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, "account_external_id,device_id,name,first_seen,last_seen\n" + row + "\nA-2,d-2,,,\n", ImportKind.Devices);
        Assert.Equal((1, reason), ((int)result.Accepted, Assert.Single(result.Rejects).Reason));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("import.not-devices", (await app.ImportAsync(ImportKind.Devices, app.WriteFile("a", "account_external_id,kind,fingerprint\nA-1,card,x\n"))).Refusal?.Code);
    }
}
