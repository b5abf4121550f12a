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
