using System.Globalization;
using BenchmarkDotNet.Running;
using Codemation.Benchmarks.Attachments;
using Codemation.Benchmarks.Dispatch;
using Codemation.Benchmarks.Lifetimes;
using Codemation.Benchmarks.Starts;
using Codemation.Benchmarks.Storage;

switch (args)
{
    case ["hello"]:
        Console.WriteLine("hello");
        break;
    case ["starts", var app, var rounds]:
        await ProcessStarts.RunAsync(Path.GetFullPath(app), Number(rounds));
        break;
    case ["store", var address, var inFlight, var seconds, var rounds]:
        await StoreThroughput.RunAsync(address, Number(inFlight), TimeSpan.FromSeconds(Number(seconds)), Number(rounds));
        break;
    case ["kept", var address, var runs]:
        await KeptRuns.RunAsync(address, Number(runs));
        break;
    case ["timers", var address, var runs]:
        await DueTimers.RunAsync(address, Number(runs));
        break;
    case ["work", var address, var concurrency]:
        await Worker.RunAsync(address, Number(concurrency));
        break;
    case ["limit", var address, var group, var seconds]:
        await SqliteLimit.RunAsync(address, Number(group), TimeSpan.FromSeconds(Number(seconds)));
        break;
    case ["items", var address, var rounds]:
        await LargeBatches.RunAsync(address, Number(rounds));
        break;
    case ["runs", var address, var workers, var inFlight, var seconds]:
        await DispatchThroughput.RunBalancedAsync(address, Number(workers), Number(inFlight), TimeSpan.FromSeconds(Number(seconds)));
        break;
    case ["skewed", var address, var workers, var seconds]:
        await DispatchThroughput.RunSkewedAsync(address, Number(workers), TimeSpan.FromSeconds(Number(seconds)));
        break;
    case ["latency", var address]:
        await StartLatency.RunAsync(address);
        break;
    case ["failover", var address, var rounds]:
        await Failover.RunAsync(address, Number(rounds));
        break;
    case ["attachment", var mebibytes, var times]:
        await AttachmentThroughput.RunAsync(Number(mebibytes), Number(times));
        break;
    case ["sweep", var address, var spans, var runs]:
        await SweepPauses.RunAsync(address, Number(spans), Number(runs));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
