namespace Codemation.Runtime.Tests.Lifetimes;

[Workflow("retention.short")]
[Retention(Runs = "1h", Binary = "2h", Spans = "3h", Artifacts = "4h", Metrics = "5h")]
public sealed partial class ShortRetention : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.OnManual().MapAsync("tell", Telling.TellAsync);
}

[Workflow("retention.forever")]
[Retention(Runs = "forever")]
public sealed partial class ForeverRetention : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.OnManual().MapAsync("tell", Telling.TellAsync);
}

[Workflow("retention.host")]
public sealed partial class HostRetention : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.OnManual().MapAsync("tell", Telling.TellAsync);
}
