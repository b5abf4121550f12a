using System.Globalization;
using System.Text;
using Codemation;

namespace TestApp;

/// <summary>Records every effect in a file that outlives a kill: a line with idempotency key, step, item and attempt.</summary>
public sealed class Ledger
{
    private readonly string? path = Environment.GetEnvironmentVariable("EFFECT_LEDGER");
    private readonly Lock gate = new();

    public void Append(StepContext ctx)
    {
        if (path is null)
        {
            return;
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{ctx.IdempotencyKey} {ctx.StepId} {ctx.ItemIndex} {ctx.Attempt}\n");
        lock (gate)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(Encoding.ASCII.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
    }
}
