using System.Diagnostics;
using Codemation.Runtime.Events;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>A process that fires schedules on a leap day, and in which something goes wrong.</summary>
internal static class FiringProcess
{
    /// <summary>Fires schedules until <see cref="Fires"/> of their runs have ended.</summary>
    public const string Fire = "fire-schedules";

    public const int Fires = 4;

    private static readonly DateTimeOffset LeapDay = new(2028, 2, 29, 0, 0, 0, TimeSpan.FromHours(1));

    /// <summary>The instants of <see cref="LeapDayWorkflow"/>, as the database has them.</summary>
    public static IEnumerable<long> Instants(int count) => Enumerable.Range(0, count).Select(fire => LeapDay.AddMinutes(5 * fire).ToUnixTimeMilliseconds() * 1000);

    /// <summary>Has one do so, and fail as a plan of faults has it.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> FailAsync(string database, string faults)
    {
        string[] command = ["exec", typeof(FiringProcess).Assembly.Location, Fire, database];
        var start = new ProcessStartInfo("dotnet", command) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment[Fault.Variable] = faults;
        using var process = Process.Start(start)!;
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Contains("fault: ", told, StringComparison.Ordinal);
        return process.ExitCode;
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(string database)
    {
        await using var host = Host(database, LeapDay.AddSeconds(-3));
        await FireAsync(host);
    }

    /// <summary>The next process, on the same database a little later. It stays until a condition holds.</summary>
    public static async Task GoOnAsync(string database, Func<bool> condition)
    {
        await using var host = Host(database, LeapDay.AddMinutes(1));
        await FireAsync(host);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    private static WorkflowHost Host(string database, DateTimeOffset from)
    {
        // As fast as it can: nobody waits.
        var time = new ManualTime { SkipsWaits = true };
        time.Advance(from - time.GetUtcNow());
        return WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Database = $"sqlite:///{database}";
            app.MissedFirings = MissedFirings.FireAll;
            app.Services.AddSingleton<TimeProvider>(time);
            app.Services.AddSingleton(new Probe());
        });
    }

    private static async Task FireAsync(WorkflowHost host)
    {
        // Before time moves, so that the day has not begun when its schedules do.
        await (await host.OpenAsync(default)).Store.Schedules.AddAsync(
            [.. host.Schedules.Value.All.Select(static schedule => new NewSchedule(schedule.Id, schedule.Workflow.Id))], default);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = 0;
        using var listening = host.Events.Subscribe(happened =>
        {
            if (happened is { Kind: RunEventKind.RunCompleted, WorkflowId: "scheduling.leap-day" } && Interlocked.Increment(ref ended) == Fires)
            {
                done.SetResult();
            }
        });
        await host.StartAsync(default);
        await done.Task;
    }
}
