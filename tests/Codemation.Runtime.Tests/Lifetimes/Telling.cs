namespace Codemation.Runtime.Tests.Lifetimes;

internal static class Telling
{
    public static ValueTask<int> TellAsync(int number, StepContext context)
    {
        context.Telemetry.Measure("rows", number);
        context.Telemetry.AddArtifact("page", "text");
        return new(number);
    }
}
