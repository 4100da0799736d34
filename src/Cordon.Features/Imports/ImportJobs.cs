using Cordon.Domain.Imports;
using Cordon.Features.Detection;

namespace Cordon.Features.Imports;

/// <summary>The kinds of job that imports are.</summary>
public static class ImportJobs
{
    public const string Accounts = "import.accounts", Requests = "import.requests", Activity = "import.activity", Payments = "import.payments", Devices = "import.devices";

    /// <summary>The payload of an import after which nobody wants the detectors, or linking, to run.</summary>
    public const string NothingAfter = DetectionJobs.NoneAfter;

    public static string KindOf(ImportKind kind) => kind switch
    {
        ImportKind.Accounts => Accounts,
        ImportKind.Requests => Requests,
        ImportKind.Activity => Activity,
        ImportKind.Payments => Payments,
        ImportKind.Devices => Devices,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No job reads such files."),
    };
}
