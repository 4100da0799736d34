using System.Globalization;
using Cordon.Domain.Imports;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;

namespace Cordon.Web.Imports;

/// <summary>What imports are called and what is said of them, the same on every page.</summary>
public static class ImportWords
{
    public static string Name(this ImportKind kind) => kind switch
    {
        ImportKind.Accounts => "Accounts",
        ImportKind.Requests => "Request log",
        ImportKind.Payments => "Payments",
        ImportKind.Devices => "Devices",
        ImportKind.Organizations => "Organizations",
        ImportKind.Signals => "Signals",
        ImportKind.Blocklist => "Block list",
        _ => "Activity",
    };

    /// <summary>What one accepted line is.</summary>
    public static string Noun(this ImportKind kind) => kind switch
    {
        ImportKind.Accounts => "account",
        ImportKind.Payments => "payment",
        ImportKind.Devices => "device",
        ImportKind.Organizations => "organization",
        ImportKind.Signals => "signal",
        ImportKind.Blocklist => "lead",
        _ => "request",
    };

    /// <summary>A format's name in the store, in words.</summary>
    public static string FormatName(string format) => format switch
    {
        "apache-common" => "Apache or nginx, common",
        "apache-combined" => "Apache or nginx, combined",
        "caddy-json" => "Caddy JSON",
        "traefik-json" => "Traefik JSON",
        "traefik-clf" => "Traefik common log",
        "ecs-json" => "ECS JSON",
        "envoy-text" => "Envoy text",
        "envoy-json" => "Envoy JSON",
        "aws-alb" => "AWS load balancer",
        "accounts-csv" or "payments-csv" or "devices-csv" or "organizations-csv" or "signals-csv" => "CSV",
        "accounts-ndjson" or "activity-ndjson" or "payments-ndjson" or "devices-ndjson" or "organizations-ndjson" or "signals-ndjson" => "NDJSON",
        "accounts-json" or "payments-json" or "devices-json" or "organizations-json" or "signals-json" => "JSON",
        "stripe-ndjson" or "stripe-json" => "Stripe's objects",
        _ => format,
    };

    public static string Name(this IdentifyBy by) => by switch
    {
        IdentifyBy.User => "User in the line",
        IdentifyBy.Ip => "Client address",
        _ => "Client address and user agent",
    };

    public static string Source(string source) => source switch
    {
        "upload" => "Uploaded in the console",
        "command-line" => "Command line",
        "demo" => "Demo case",
        _ => source,
    };

    /// <summary>The days of the requests: <c>2–15 Mar 2024</c>.</summary>
    public static string? Span(ImportRow import)
    {
        if (import is not { FromAt: { } from, ToAt: { } to }) return null;
        var (first, last) = (from.UtcDateTime, to.UtcDateTime);
        if (first.Date == last.Date) return $"{Day(first)}, {first:HH:mm}–{last:HH:mm}";
        if (first.Year != last.Year) return $"{Day(first)} – {Day(last)}";
        return first.Month == last.Month ? $"{first.Day}–{Day(last)}" : $"{first.ToString("d MMM", CultureInfo.InvariantCulture)} – {Day(last)}";
    }

    /// <summary>Both ends to the minute, for titles and details.</summary>
    public static string? ExactSpan(ImportRow import) =>
        import is { FromAt: { } from, ToAt: { } to } ? $"{Shared.Instant.Absolute(from)} to {Shared.Instant.Absolute(to)}" : null;

    /// <summary>What cancelling does, before it is done.</summary>
    public static string WhatCancelDoes(JobRow job) => job.Kind switch
    {
        ImportJobs.Accounts => string.Create(CultureInfo.InvariantCulture, $"Reading stops. Accounts that were read so far ({job.Lines:N0} lines) stay as the file says; the rest of it is not read."),
        ImportJobs.Organizations or ImportJobs.Blocklist => "Reading stops. Nothing of the file was taken over yet, and nothing will be.",
        ImportJobs.Payments or ImportJobs.Devices or ImportJobs.Signals => string.Create(CultureInfo.InvariantCulture,
            $"Reading stops, and the {job.Lines:N0} rows read so far are dropped, with the accounts that no other import has seen. Nothing of them was linked yet."),
        _ => string.Create(CultureInfo.InvariantCulture, $"Reading stops, and everything this import stored is taken back: the requests of {job.Lines:N0} lines so far, and the accounts that no other import has seen."),
    };

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateTime day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
