using Cordon.Features.Jobs;
using Cordon.Testing;

namespace Cordon.Features.Tests.Jobs;

public sealed class WorkerNameTests
{
    [Fact]
    public void This_process_is_alive_without_a_heartbeat() => Assert.True(WorkerName.IsAlive(WorkerName.OfThisProcess, null, TestApp.Noon));

    [Fact]
    public void Another_process_of_the_same_number_is_not_the_one_that_worked() =>
        Assert.False(WorkerName.IsAlive($"{Environment.MachineName}/{Environment.ProcessId}/1", TestApp.Noon, TestApp.Noon));

    [Theory]
    [InlineData(30, true)]
    [InlineData(90, false)]
    public void A_process_elsewhere_lives_while_it_gives_signs(int secondsAgo, bool alive) =>
        Assert.Equal(alive, WorkerName.IsAlive("elsewhere/1/1", TestApp.Noon.AddSeconds(-secondsAgo), TestApp.Noon));

    [Fact]
    public void Nobody_is_not_alive() => Assert.False(WorkerName.IsAlive(null, TestApp.Noon, TestApp.Noon));
}
