using Bunit;
using Cordon.Domain;
using Cordon.Testing;
using Cordon.Testing.Organizations;
using Cordon.Web.Attribution;
using Cordon.Web.Organizations;
using Cordon.Web.Tests.Detection;

namespace Cordon.Web.Tests.Organizations;

/// <summary>Components over a store with organizations and people of theirs.</summary>
public abstract class OrganizationParts : DetectionParts
{
    protected const string Why = "The customer confirmed it in writing";

    private protected SampleOrganizations Facts => new(App.Store, TestApp.Noon.AddDays(-60));

    protected IRenderedComponent<OrganizationsPage> OpenList(string query = "")
    {
        GoTo("/organizations" + query);
        var page = Render<OrganizationsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    protected IRenderedComponent<OrganizationPage> Open(OrganizationId id, string query = "")
    {
        GoTo($"/organizations/{id.Value}{query}");
        var page = Render<OrganizationPage>(parameters => parameters.Add(p => p.Id, id.Value));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    protected IRenderedComponent<ReviewsPage> OpenReviews(string query = "")
    {
        GoTo("/affiliations" + query);
        var page = Render<ReviewsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
