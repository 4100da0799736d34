using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Ingest;
using Cordon.Features.Jobs;
using Cordon.Features.Organizations.Leads;
using Cordon.Web.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cordon.Web.Leads;

public sealed partial class BlocklistPanel : IDisposable
{
    /// <summary>Lists are short; what is longer comes by the command line.</summary>
    public const long MostBytes = 4 << 20;

    private const int Step = 200;

    private BlocklistPreview? _preview;
    private Refusal? _refusal;
    private string? _path;
    private string _name = "";
    private bool _reading;
    private int _shown = Step;

    /// <summary>The panel is no longer wanted.</summary>
    [Parameter] public EventCallback Closed { get; set; }

    [Inject] public required PreviewBlocklistHandler Preview { get; set; }
    [Inject] public required ImportFileHandler Imports { get; set; }
    [Inject] public required CordonSettings Settings { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }

    private async Task ChosenAsync(InputFileChangeEventArgs change)
    {
        Forget();
        if (change.File.Size > MostBytes)
        {
            _refusal = ImportRefusals.FileTooLarge(change.File.Size, MostBytes);
            return;
        }
        _reading = true;
        StateHasChanged();
        _name = UploadName.Of(change.File.Name);
        _path = Path.Combine(Directory.CreateDirectory(Settings.UploadsPath).FullName, WorkerFile.NewName());
        try
        {
            await using (var target = File.Create(_path))
            await using (var source = change.File.OpenReadStream(MostBytes))
                await source.CopyToAsync(target);
            (await Preview.HandleAsync(new PreviewBlocklist(_path), CancellationToken.None)).Accepted(out _preview, out _refusal);
        }
        catch (IOException)
        {
            _refusal = UploadRefusals.Incomplete;
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task ImportAsync()
    {
        if (_path is not { } path || _reading) return;
        _reading = true;
        var outcome = await Imports.HandleAsync(new ImportFile(ImportKind.Blocklist, path, _name, null, "upload", RunHere: false), null, CancellationToken.None);
        _reading = false;
        if (outcome.Accepted(out var ticket, out _refusal)) Navigation.NavigateTo($"/imports/{ticket.Import.Value}");
    }

    private void Forget()
    {
        (_preview, _refusal, _shown) = (null, null, Step);
        if (_path is { } path) File.Delete(path);
        _path = null;
    }

    public void Dispose() => Forget();
}
