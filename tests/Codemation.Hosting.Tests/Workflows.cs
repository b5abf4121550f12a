using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Tests;

public sealed record Number(int I);

public sealed record Half(int I, int Of);

/// <summary>Splits numbers in parts, so that outputs and input items differ in number; has samples.</summary>
[Workflow("numbers.split", Name = "Split numbers")]
public sealed partial class SplitNumbers : Workflow<Number, Half>
{
    protected override Flow<Half> Define(Start<Number> start) => start
        .OnManual(new Number(4), new Number(5))
        .If("even", number => number.I % 2 == 0,
            then: f => f.Split("halves", number => new[] { new Half(number.I / 2, number.I), new Half(number.I / 2, number.I) }),
            @else: f => f.Map("whole", number => new Half(number.I, number.I)))
        .Merge("parts");
}

/// <summary>Adds all numbers up; has no samples.</summary>
[Workflow("numbers.sum")]
public sealed partial class SumNumbers : Workflow<Number, Number>
{
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual()
        .Aggregate("sum", numbers => new Number(numbers.Sum(number => number.Json.I)));
}

/// <summary>Fails at every number above 9.</summary>
[Workflow("numbers.digits")]
public sealed partial class CheckDigits : Workflow<Number, Number>
{
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual()
        .MapAsync("fetch", (number, _) => ValueTask.FromResult(number), new() { Retry = Retry.Fixed(3, TimeSpan.Zero), MaxConcurrency = 2 })
        .Map("check", number => number.I < 10 ? number : throw new NotSupportedException($"{number.I} is not a digit"));
}

/// <summary>Logs each number and hands it to a service that the application registers.</summary>
[Workflow("numbers.log")]
public sealed partial class LogNumbers : Workflow<Number, Number>
{
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual(new Number(1))
        .Map("log", (number, ctx) =>
        {
            ctx.Logger.LogInformation("saw {Number}", number.I);
            return number;
        });
}

public sealed record Approval(bool Granted);

/// <summary>Waits at each number for its approval.</summary>
[Workflow("numbers.approve")]
public sealed partial class ApproveNumbers : Workflow<Number, Number>
{
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual()
        .WaitFor<Approval>("approval", number => $"number-{number.I}")
        .Map("approved", answer => answer.Json);
}

/// <summary>Holds each number until the run is cancelled.</summary>
[Workflow("numbers.hold")]
public sealed partial class HoldNumbers : Workflow<Number, Number>
{
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual()
        .MapAsync("hold", async (number, ctx) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.Time, ctx.CancellationToken);
            return number;
        });
}

public sealed record Factor(int By = 2);

/// <summary>Multiplies by what it is configured with.</summary>
[Workflow("numbers.scale")]
public sealed partial class ScaleNumbers : Workflow<Number, Number, Factor>
{
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual()
        .Map("scale", (number, ctx) => new Number(number.I * ctx.Config<Factor>().By));
}

public sealed record Box(Number[] Items, int Priority = 0);

/// <summary>Opens boxes; what it takes looks like a request to start a run.</summary>
[Workflow("numbers.boxes")]
public sealed partial class OpenBoxes : Workflow<Box, Number>
{
    protected override Flow<Number> Define(Start<Box> start) => start
        .OnManual()
        .Split("open", box => box.Items);
}

public sealed record Label(int I, string Text);

/// <summary>Gives what it gets.</summary>
[Workflow("numbers.label")]
public sealed partial class LabelNumbers : Workflow<Label, Label>
{
    protected override Flow<Label> Define(Start<Label> start) => start
        .OnManual()
        .Map("label", label => label);
}
