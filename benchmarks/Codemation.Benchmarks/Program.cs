using System.Globalization;
using BenchmarkDotNet.Running;
using Codemation.Benchmarks.Attachments;
using Codemation.Benchmarks.Storage;

if (args is ["store", var address, var inFlight, var seconds, var rounds])
{
    await StoreThroughput.RunAsync(
        address,
        int.Parse(inFlight, CultureInfo.InvariantCulture),
        TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)),
        int.Parse(rounds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["attachment", var mebibytes, var times])
{
    await AttachmentThroughput.RunAsync(long.Parse(mebibytes, CultureInfo.InvariantCulture), int.Parse(times, CultureInfo.InvariantCulture));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
