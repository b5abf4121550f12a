using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Schedules;

public sealed class MemoryScheduleStoreTests : ScheduleStoreContract
{
    private readonly ManualTime clock = new();

    private protected override void Pass() => clock.Advance(TimeSpan.FromMinutes(1));

    private protected override Task<IScheduleStore> OpenAsync() => Task.FromResult<IScheduleStore>(new MemoryScheduleStore(clock));
}
