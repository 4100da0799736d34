using Cordon.Domain.Imports;
using Cordon.Features.Ingest.Accounts;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Devices;
using Cordon.Features.Ingest.Organizations;
using Cordon.Features.Ingest.Payments;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Ingest.Signals;

namespace Cordon.Features.Ingest;

/// <summary>The kinds of file whose rows are facts about people. They are sealed without the rows that hold card numbers; logs are sealed as they came.</summary>
internal static class FactFiles
{
    /// <returns>Null for the kinds that are sealed as they came.</returns>
    public static FactFile? Of(ImportKind kind) => kind switch
    {
        ImportKind.Accounts => AccountFile.Kind,
        ImportKind.Payments => PaymentFile.Kind,
        ImportKind.Devices => DeviceFile.Kind,
        ImportKind.Organizations => OrganizationFile.Kind,
        ImportKind.Signals => SignalFile.Kind,
        ImportKind.Blocklist => BlocklistFile.Kind,
        _ => null,
    };
}
