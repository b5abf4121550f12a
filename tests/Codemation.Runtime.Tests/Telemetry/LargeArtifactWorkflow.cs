namespace Codemation.Runtime.Tests.Telemetry;

[Workflow("telemetry.large")]
public sealed partial class LargeArtifactWorkflow : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .MapAsync("keep", (size, context) =>
        {
            context.Telemetry.AddArtifact("page", new byte[size], "text/html");
            return new ValueTask<int>(size);
        });
}
