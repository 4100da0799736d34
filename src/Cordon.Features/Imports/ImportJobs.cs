using Cordon.Domain.Imports;

namespace Cordon.Features.Imports;

/// <summary>The kinds of job that imports are.</summary>
public static class ImportJobs
{
    public const string Accounts = "import.accounts", Requests = "import.requests", Activity = "import.activity";

    public static string KindOf(ImportKind kind) => kind switch
    {
        ImportKind.Accounts => Accounts,
        ImportKind.Requests => Requests,
        _ => Activity,
    };
}
