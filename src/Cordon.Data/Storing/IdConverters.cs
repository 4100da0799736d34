using Cordon.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cordon.Data.Storing;

public sealed class AccountIdConverter() : ValueConverter<AccountId, long>(id => id.Value, value => new(value));

public sealed class ImportIdConverter() : ValueConverter<ImportId, long>(id => id.Value, value => new(value));

public sealed class JobIdConverter() : ValueConverter<JobId, long>(id => id.Value, value => new(value));

public sealed class EvidenceIdConverter() : ValueConverter<EvidenceId, long>(id => id.Value, value => new(value));

public sealed class PolicyClauseIdConverter() : ValueConverter<PolicyClauseId, long>(id => id.Value, value => new(value));

public sealed class FlagIdConverter() : ValueConverter<FlagId, long>(id => id.Value, value => new(value));

public sealed class FlagDismissalIdConverter() : ValueConverter<FlagDismissalId, long>(id => id.Value, value => new(value));

public sealed class DetectionRunIdConverter() : ValueConverter<DetectionRunId, long>(id => id.Value, value => new(value));

public sealed class KnownAutomationIdConverter() : ValueConverter<KnownAutomationId, long>(id => id.Value, value => new(value));
