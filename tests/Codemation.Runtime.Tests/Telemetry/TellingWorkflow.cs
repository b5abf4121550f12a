using System.Diagnostics;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Telemetry;

/// <summary>A step that tells about its work, between two that don't.</summary>
[Workflow("telemetry.telling")]
public sealed partial class TellingWorkflow(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .Map("before", number => number)
        .MapAsync("work", async (number, context) =>
        {
            probe.Note($"current {Activity.Current?.OperationName}");
            using (var lookUp = context.Telemetry.StartSpan("look up"))
            {
                using var ask = lookUp.StartSpan("ask");
                await Task.Yield();
                ask.Fail("nobody there");
            }

            context.CancellationToken.ThrowIfCancellationRequested();
            context.Telemetry.Measure("rows", number, "{row}");
            context.Telemetry.AddArtifact("reply", $"reply {number}");
            return number >= 0 ? number : throw new InvalidOperationException("negative");
        })
        .Map("after", number => number);
}
