using System.Globalization;
using Cordon.Domain;

namespace Cordon.Features.Demo;

public static class DemoRefusals
{
    public static readonly Refusal NotEmpty = new("demo.not-empty",
        "The demo case is loaded into an empty store only, and this one holds accounts. Nothing was changed. Name another folder with Cordon:DataFolder.");

    public static readonly Refusal TooFewAccounts = new("demo.too-few-accounts",
        string.Create(CultureInfo.InvariantCulture, $"The demo case needs at least {DemoGroups.LeastAccounts} accounts. Nothing was changed."));
}
