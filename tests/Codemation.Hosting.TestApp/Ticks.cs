using Codemation;

namespace TestApp;

/// <summary>Fires each second while there is a file of that name.</summary>
[Workflow("ticks")]
public sealed partial class Ticks : Workflow<DateTimeOffset, DateTimeOffset>
{
    protected override Flow<DateTimeOffset> Define(Start<DateTimeOffset> start) => start
        .OnCronMany("* * * * * *", tick => File.Exists("ticks") ? [tick.ScheduledAt] : [])
        .NoOp("same");
}
