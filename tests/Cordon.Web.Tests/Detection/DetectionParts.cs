using AngleSharp.Dom;
using Bunit;
using Cordon.Domain.Imports;
using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Cordon.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Cordon.Web.Tests.Detection;

/// <summary>Components over a store in which three accounts walked through images together one night, and detection ran.</summary>
public abstract class DetectionParts : AccountParts
{
    protected static readonly DateTimeOffset Night = TestApp.Noon.AddDays(-3).AddHours(-10);

    /// <summary>Imports the night and lets the detectors run; the reviewer acts afterwards.</summary>
    protected async Task DetectNightAsync()
    {
        App.As("administrator");
        await App.ImportAsync(ImportKind.Requests, App.WriteFile("night.log", string.Concat(Enumerable.Range(0, 900).SelectMany(i => Enumerable.Range(1, 3).Select(walker =>
            SampleLines.Combined(Night.AddSeconds(i * 3), $"W-{walker}", $"/images/{5_000 + i}", address: $"192.0.2.{walker}"))))));
        await DetectAsync();
        App.As("reviewer");
    }

    /// <summary>Where dialogs are shown.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs()
    {
        Render<MudPopoverProvider>();
        return Render<MudDialogProvider>();
    }

    protected void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    /// <summary>The button so called, by its name or its words.</summary>
    protected static IElement Button<T>(IRenderedComponent<T> within, string name) where T : IComponent =>
        within.FindAll("button").Single(button => button.GetAttribute("aria-label") == name || Text(button) == name);

    protected static string Text(IElement element) => string.Join(' ', element.TextContent.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
