using Codemation.Runtime.Binary;
using Codemation.Runtime.Scheduling.Cluster;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation;

/// <summary>Puts a host together: its workflows, its services, where it keeps runs.</summary>
public sealed class CodemationBuilder
{
    internal CodemationBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services. Constructors of workflows and nodes can ask for singletons, steps for anything.</summary>
    public IServiceCollection Services { get; }

    /// <summary>How far a run may go.</summary>
    public RunLimits Limits { get; set; } = new();

    /// <summary>Where runs are kept: <c>sqlite:///path/file.db</c>, or <c>postgresql://user:password@host:5432/database</c>. The default is <c>sqlite:///.codemation/codemation.db</c>.</summary>
    public string? Database { get; set; }

    /// <summary>
    /// Where the content of attachments is kept: <c>file:///absolute/path</c>, a path, or an address of a kind that a package adds, such as
    /// <c>s3://bucket</c>. The default is <c>.codemation/binary</c>. With <see cref="InMemory"/> it is a temporary folder, whatever this says.
    /// </summary>
    public string? Binary { get; set; }

    /// <summary>Whether runs are kept in memory only: nothing outlives the process.</summary>
    public bool InMemory { get; set; }

    /// <summary>
    /// Where events of runs cross processes: <c>redis://[user:password@]host[:port][/database]</c>. Null, the default, keeps them in this process.
    /// Needs a PostgreSQL database: events are of use elsewhere only where several processes share one.
    /// </summary>
    public string? Redis { get; set; }

    /// <summary>How many runs are executed in the background at once; four for each processor by default, but at least eight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than one.</exception>
    public int Concurrency
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = Math.Max(8, 4 * Environment.ProcessorCount);

    /// <summary>How long runs in the background may go on when the host stops, before they are interrupted; 30 seconds by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan GracePeriod
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }
    = TimeSpan.FromSeconds(30);

    /// <summary>The queues whose runs are executed in the background here; only <c>default</c> unless set.</summary>
    public IReadOnlyList<string> Queues { get; set; } = RunQueues.OnlyDefault;

    /// <summary>Whether the application's host has runs executed in the background; otherwise other processes do.</summary>
    internal bool ExecutesRuns { get; set; } = true;

    /// <summary>What is done about firings of schedules that were missed; the latest is made up for by default.</summary>
    public MissedFirings MissedFirings { get; set; }

    internal ClusterOptions Cluster { get; set; } = ClusterOptions.Default;

    /// <summary>
    /// Whether the spans of all runs and steps are kept; by default where runs outlive the process. What steps tell by themselves is kept in
    /// any case.
    /// </summary>
    public bool? KeepSpans { get; set; }

    /// <summary>How long data of runs is kept, where a workflow says nothing else.</summary>
    public RetentionPeriods Retention { get; set; } = new();

    internal List<WorkflowModule> Modules { get; } = [];

    internal List<BinaryScheme> BinarySchemes { get; } = [];

    /// <summary>Adds the workflows and nodes of an assembly.</summary>
    /// <param name="module">The assembly's module, written by the compiler.</param>
    /// <returns>This builder.</returns>
    public CodemationBuilder AddModule(WorkflowModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        Modules.Add(module);
        return this;
    }
}
