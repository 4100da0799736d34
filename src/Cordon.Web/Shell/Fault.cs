using Cordon.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Cordon.Web.Shell;

/// <summary>Keeps the frame when a page fails, and shows a number to quote in the page's place.</summary>
public sealed class Fault : ErrorBoundaryBase, IDisposable
{
    private string? _number;

    [Inject] public required ILogger<Fault> Log { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>There while prerendering only; the answer's status is set while it still can be.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    protected override void OnInitialized() => Navigation.LocationChanged += TryAgain;

    protected override Task OnErrorAsync(Exception exception)
    {
        _number = Errors.Number();
        Log.LogError(exception, "Error {Number} on the page {Path}", _number, new Uri(Navigation.Uri).AbsolutePath);
        if (Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<ErrorNote>(1);
        builder.AddComponentParameter(2, nameof(ErrorNote.Number), _number);
        builder.CloseComponent();
    }

    public void Dispose() => Navigation.LocationChanged -= TryAgain;

    private void TryAgain(object? sender, LocationChangedEventArgs change)
    {
        if (CurrentException is not null) Recover();
    }
}
