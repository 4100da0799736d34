using Cordon.Domain;
using Cordon.Features.Activity.Scraping;

namespace Cordon.Web.Charts;

/// <param name="Asked">Accounts, window and route that it answers.</param>
public sealed record ScrapingShown(string Asked, ScrapingCharts? Charts, Refusal? Refusal);
