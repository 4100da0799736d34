using System.Text.Json;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Attribution;
using Cordon.Features.Bans;
using Cordon.Features.Detection;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Demo;

/// <summary>How far the demo's story is told.</summary>
public enum DemoUntil
{
    /// <summary>The facts are in; the rest is done by hand.</summary>
    Facts,

    /// <summary>The Monday: flagged, the incident written down, linked, attributed, affiliations confirmed.</summary>
    Incident,

    /// <summary>The Wednesday: the company is banned.</summary>
    Ban,

    /// <summary>As far as the story can be played: one ban that expires, one that is lifted.</summary>
    All,
}

/// <summary>Makes the demo case and takes it in through the same imports as any file.</summary>
public sealed record LoadDemo(int Accounts = LoadDemo.DefaultAccounts, int Seed = 1, DemoUntil Until = DemoUntil.All)
{
    public const int DefaultAccounts = 3_000;
}

public sealed class LoadDemoHandler(CordonStore store, CordonSettings settings, RunImportHandler imports, AddKnownAutomationHandler known, RunDetectionHandler detection, RunLinkingHandler linking, RunAttributionHandler attribution, CarryOutDueHandler due, SealCheck seals, JobBoard board, ICurrentActor actors, TimeProvider clock)
{
    private string MarkPath => Path.Combine(settings.DataPath, "demo.json");

    /// <summary>Whether the store holds nothing yet, or a demo that was interrupted.</summary>
    public async Task<bool> IsWantedAsync(CancellationToken cancel) => ReadMark() is { Done: false } || (ReadMark() is null && await IsEmptyAsync(cancel));

    /// <returns>How many accounts the store then holds; or <c>permission.missing</c>, <c>demo.not-empty</c>, <c>demo.too-few-accounts</c>.</returns>
    public async Task<Outcome<long>> HandleAsync(LoadDemo command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        if (command.Accounts < DemoGroups.LeastAccounts) return DemoRefusals.TooFewAccounts;
        var mark = ReadMark();
        if (mark is null or { Done: true } && !await IsEmptyAsync(cancel)) return DemoRefusals.NotEmpty;
        // An interrupted demo is finished as it was begun: its files must come out the same to be known again.
        if (mark is null or { Done: true }) mark = new(command.Accounts, command.Seed, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Done: false);
        WriteMark(mark);
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataPath, "demo-files")).FullName;
        try
        {
            progress.Report(new("Making the demo case", 0, 0, 0));
            var world = DemoWorld.Create(mark.Accounts, mark.Seed, mark.LoadedOn);
            var files = await DemoFiles.WriteAsync(world, folder, cancel);
            await DemoTruth.Of(world).WriteAsync(Path.Combine(settings.DataPath, "demo-truth.json"), cancel);
            if (await TakeInAsync(ImportKind.Accounts, files.Accounts, null, progress, cancel) is { } refused) return refused;
            if (await TakeInAsync(ImportKind.Payments, files.Payments, null, progress, cancel) is { } noPayments) return noPayments;
            if (await TakeInAsync(ImportKind.Devices, files.Devices, null, progress, cancel) is { } noDevices) return noDevices;
            foreach (var log in files.Requests)
                if (await TakeInAsync(ImportKind.Requests, log, IdentifyBy.User, progress, cancel) is { } refusal) return refusal;
            if (await TakeInAsync(ImportKind.Organizations, files.Organizations, null, progress, cancel) is { } noOrganizations) return noOrganizations;
            if (await TakeInAsync(ImportKind.Signals, files.Signals, null, progress, cancel) is { } noSignals) return noSignals;
            if (command.Until != DemoUntil.Facts && await PlayMondayAsync(world, actor, progress, cancel) is { } notPlayed) return notPlayed;
            if (command.Until is DemoUntil.Ban or DemoUntil.All && await PlayDecisionsAsync(world, command.Until == DemoUntil.All, progress, cancel) is { } notDecided) return notDecided;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        WriteMark(mark with { Done = true });
        return await store.ReadAsync((db, ct) => db.Accounts.LongCountAsync(ct), cancel);
    }

    /// <summary>Flags, writes the incident down, links and attributes, then does what staff did. An interrupted demo may have done some of it: each step then finds less to do.</summary>
    private async Task<Refusal?> PlayMondayAsync(DemoWorld world, Actor actor, IProgress<JobProgress> progress, CancellationToken cancel) =>
        await DetectAsync(world, actor, progress, cancel)
        ?? await new DemoIncidentReport(store).WriteAsync(cancel)
        ?? (await linking.HandleAsync(new RunLinking(), progress, cancel)).Refusal
        ?? (await attribution.HandleAsync(new RunAttribution(), progress, cancel)).Refusal
        ?? await new DemoStaff(store, settings.Attribution, attribution).ReviewAsync(progress, cancel);

    private async Task<Refusal?> PlayDecisionsAsync(DemoWorld world, bool later, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        progress.Report(new("Deciding on the ban", 0, 0, 0));
        var decisions = new DemoDecisions(store, settings.Bans, seals, board, due, clock);
        return await decisions.PlayWednesdayAsync(cancel) ?? (later ? await decisions.PlayLaterAsync(world, cancel) : null);
    }

    private async Task<Refusal?> TakeInAsync(ImportKind kind, string path, IdentifyBy? by, IProgress<JobProgress> progress, CancellationToken cancel) =>
        (await imports.HandleAsync(new RunImport(kind, path, Path.GetFileName(path), by, "demo", Detect: false), progress, cancel)).Refusal;

    /// <summary>Tells what automation the invented service knows of, then runs the detectors once over all of it.</summary>
    private async Task<Refusal?> DetectAsync(DemoWorld world, Actor actor, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        // The list is an administrator's; whoever else loads the demo gets the case without it. An interrupted demo may have told it already.
        if (actor.May(Permission.ChangeSettings) && !await store.ReadAsync((db, ct) => db.KnownAutomations.AnyAsync(ct), cancel))
            foreach (var entry in DemoKnownAutomation.Of(world))
                if ((await known.HandleAsync(entry, cancel)).Refusal is { } refusal) return refusal;
        return (await detection.HandleAsync(new RunDetection(), progress, cancel)).Refusal;
    }

    private Task<bool> IsEmptyAsync(CancellationToken cancel) =>
        store.ReadAsync(async (db, ct) => !await db.Accounts.AnyAsync(ct) && !await db.Imports.AnyAsync(ct), cancel);

    private DemoMark? ReadMark() => File.Exists(MarkPath) ? JsonSerializer.Deserialize<DemoMark>(File.ReadAllBytes(MarkPath)) : null;

    private void WriteMark(DemoMark mark) => File.WriteAllBytes(MarkPath, JsonSerializer.SerializeToUtf8Bytes(mark));

    private sealed record DemoMark(int Accounts, int Seed, DateOnly LoadedOn, bool Done);
}
