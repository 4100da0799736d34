using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Hosting;

namespace Cordon.Features.Imports;

/// <summary>The kinds of job that imports are.</summary>
public static class ImportJobs
{
    public const string Accounts = "import.accounts", Requests = "import.requests", Activity = "import.activity", Payments = "import.payments", Devices = "import.devices",
        Organizations = "import.organizations", Signals = "import.signals", Blocklist = "import.blocklist";

    /// <summary>The payload of an import after which nobody wants the detectors, or linking, to run.</summary>
    public const string NothingAfter = DetectionJobs.NoneAfter;

    /// <summary>Whether accounts are attributed by themselves after this import.</summary>
    public static bool IsAttributionWantedAfter(Job import, AttributionSettings settings) => settings.AfterChange && import.Payload != NothingAfter;

    public static string KindOf(ImportKind kind) => kind switch
    {
        ImportKind.Accounts => Accounts,
        ImportKind.Requests => Requests,
        ImportKind.Activity => Activity,
        ImportKind.Payments => Payments,
        ImportKind.Devices => Devices,
        ImportKind.Organizations => Organizations,
        ImportKind.Signals => Signals,
        ImportKind.Blocklist => Blocklist,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No job reads such files."),
    };
}
