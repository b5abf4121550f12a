using Codemation.Runtime.Faults;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>A process is killed, or something is thrown in it, on each side of what the firing of a schedule writes.</summary>
public sealed class FiringFaultTests : IDisposable
{
    private const int Killed = 128 + 9;

    private static readonly string First = $"SELECT status FROM runs JOIN firings ON run_id = runs.id ORDER BY scheduled_at LIMIT {FiringProcess.Fires}";

    private readonly TemporaryDatabase temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData(nameof(FaultPoint.ScheduleFiring), 1, nameof(FaultAction.Kill9), Killed)]
    [InlineData(nameof(FaultPoint.ScheduleFired), 1, nameof(FaultAction.Kill9), Killed)]
    [InlineData(nameof(FaultPoint.ScheduleFired), 3, nameof(FaultAction.Kill9), Killed)]
    [InlineData(nameof(FaultPoint.ScheduleNoted), 1, nameof(FaultAction.Kill9), Killed)]
    [InlineData(nameof(FaultPoint.ScheduleFiring), 2, nameof(FaultAction.Throw), 0)]
    [InlineData(nameof(FaultPoint.ScheduleFired), 2, nameof(FaultAction.Throw), 0)]
    [InlineData(nameof(FaultPoint.ScheduleNoted), 2, nameof(FaultAction.Throw), 0)]
    public async Task Each_instant_is_fired_once_whatever_went_wrong_around_its_commits(string point, int pass, string action, int exitCode)
    {
        Assert.Equal(exitCode, await FiringProcess.FailAsync(temporary.Path, $"{point}:{pass}:{action}"));
        await FiringProcess.GoOnAsync(temporary.Path, () => temporary.Column<string>(First).Count(static status => status == "completed") == FiringProcess.Fires);

        var fired = temporary.Column<long>(
            "SELECT scheduled_at FROM firings WHERE trigger_id = (SELECT trigger_id FROM firings ORDER BY scheduled_at LIMIT 1) ORDER BY scheduled_at");
        Assert.InRange(fired.Count, FiringProcess.Fires, int.MaxValue);
        Assert.Equal(FiringProcess.Instants(fired.Count), fired);
    }

    [Fact]
    public void Each_point_around_the_firing_of_schedules_is_met()
    {
        string[] met = [nameof(FaultPoint.ScheduleFiring), nameof(FaultPoint.ScheduleFired), nameof(FaultPoint.ScheduleNoted)];

        Assert.Equal(met, Enum.GetNames<FaultPoint>().Where(static point => point.StartsWith("Schedule", StringComparison.Ordinal)));
    }
}
