using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Signals;

internal static class SignalFile
{
    public static readonly FactFile Kind = new("signals", new CardGuard(SignalFields.Known, times: ["observed_at"]), ["account_external_id", "organization", "kind"], ImportRefusals.NotSignals);
}
