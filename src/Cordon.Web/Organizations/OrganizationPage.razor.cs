using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Organizations;

public sealed partial class OrganizationPage : AddressedPage
{
    private static readonly Crumb[] Crumbs = [new("Organizations", OrganizationsAddress.Path)];

    private OrganizationLook _look = new();

    [Inject] public required GetOrganizationHandler Organization { get; set; }
    [Inject] public required GetOrganizationPeopleHandler PeopleOf { get; set; }
    [Inject] public required ListOrganizationPeopleHandler ListOf { get; set; }
    [Inject] public required GetPersonOrCompanyHandler TestOf { get; set; }

    [Inject] public required TakeBackOrganizationNoteHandler TakeBackNote { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }

    [Parameter] public long Id { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public OrganizationShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    // From one organization to another the page stays: nothing of the one before may stand under the other's address.
    private OrganizationView? View => Shown?.View is { } view && view.Id == Id ? view : null;

    protected override Task OnParametersSetAsync()
    {
        _look = OrganizationLook.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _look = OrganizationLook.Read(Address.Query);
        // Another list of the same people is no new question about the organization.
        if (View is not null) await ReadListAsync(asked);
        else await ReadAllAsync(asked);
    }

    private async Task ReadListAsync(string asked)
    {
        var (id, look) = (new OrganizationId(Id), _look);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await ListOf.HandleAsync(new ListOrganizationPeople(id, look.Filter, look.Place), cancel)).Accepted(out var list, out _);
            return Shown! with { Asked = asked, List = list };
        });
        if (answer is not null) Shown = answer;
    }

    private async Task ReadAllAsync(string asked)
    {
        var (id, look) = (new OrganizationId(Id), _look);
        var answer = await Newest.AskAsync(async cancel =>
        {
            // At once: each has a context of its own.
            var (people, list, test) = (PeopleOf.HandleAsync(new GetOrganizationPeople(id), cancel), ListOf.HandleAsync(new ListOrganizationPeople(id, look.Filter, look.Place), cancel), TestOf.HandleAsync(new GetPersonOrCompany(id), cancel));
            (await Organization.HandleAsync(new GetOrganization(id), cancel)).Accepted(out var view, out var refusal);
            (await people).Accepted(out var histogram, out _);
            (await list).Accepted(out var page, out _);
            (await test).Accepted(out var result, out _);
            return new OrganizationShown(asked, view, histogram, page, result, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        if (answer.Refusal == OrganizationRefusals.NotFound) Navigation.NotFound();
    }

    private async Task EditAsync()
    {
        if (await EditOrganizationDialog.ShowAsync(Dialogs, View) is not null) await AgainAsync();
    }

    private async Task MergeAsync()
    {
        if (await MergeDialog.ShowAsync(Dialogs, new(Id, View!.Name))) await AgainAsync();
    }

    private async Task SplitAsync(OrganizationMergeView merge)
    {
        // Seen from the one that was merged, it is itself that is split off.
        var named = View?.MergedInto?.Id == merge.Id ? merge with { Other = new(Id, View.Name) } : merge;
        if (await SplitDialog.ShowAsync(Dialogs, named)) await AgainAsync();
    }

    private async Task NoteAsync()
    {
        if (await NoteDialog.ShowAsync(Dialogs, new(Id, View!.Name))) await AgainAsync();
    }

    private async Task TakeBackAsync(OrganizationNoteView note)
    {
        if (await ConfirmDialog.ShowAsync(Dialogs, "Take back one note", builder => builder.AddContent(0, "It stands here no longer, and follows the organization into no case. It stays on record with your name."), "Take back one note", "Keep the note",
            async () => (await TakeBackNote.HandleAsync(new(new OrganizationNoteId(note.Id)), CancellationToken.None)).Refusal)) await AgainAsync();
    }

    /// <summary>Something was decided: all is read anew.</summary>
    private Task AgainAsync() => ReadAllAsync(Address.PathAndQuery);

}

/// <param name="Asked">The address it was read for.</param>
public sealed record OrganizationShown(string Asked, OrganizationView? View, PeopleHistogram? People, Page<PersonRow>? List, PersonOrCompanyResult? Test, Refusal? Refusal);
