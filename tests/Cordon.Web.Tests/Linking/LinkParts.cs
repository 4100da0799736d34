using Bunit;
using Cordon.Domain;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Cordon.Web.Accounts;
using Cordon.Web.Devices;
using Cordon.Web.Payments;
using Cordon.Web.Tests.Detection;

namespace Cordon.Web.Tests.Linking;

/// <summary>Components over a store in which accounts share cards and devices.</summary>
public abstract class LinkParts : DetectionParts
{
    private protected LinkFacts Facts => new(App.Store);

    protected async Task<IRenderedComponent<AccountPage>> OpenAccountAsync(string account)
    {
        var id = (await IdOfAsync(account)).Value;
        GoTo($"/accounts/{id}");
        var page = Render<AccountPage>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    protected IRenderedComponent<PaymentPage> Open(PaymentIdentityId card)
    {
        GoTo($"/payments/{card.Value}");
        var page = Render<PaymentPage>(parameters => parameters.Add(p => p.Id, card.Value));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    protected IRenderedComponent<DevicePage> Open(DeviceId device)
    {
        GoTo($"/devices/{device.Value}");
        var page = Render<DevicePage>(parameters => parameters.Add(p => p.Id, device.Value));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    /// <summary>Runs linking over everything.</summary>
    protected async Task LinkAsync()
    {
        await Facts.DueAsync();
        Assert.Null((await App.Get<RunLinkingHandler>().HandleAsync(new RunLinking(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
    }
}
