using System.Diagnostics;
using System.Security.Cryptography;

namespace Codemation.Benchmarks.Attachments;

/// <summary>How long the steps took, and what they attach.</summary>
public sealed class AttachmentTimes
{
    private readonly byte[] block = RandomNumberGenerator.GetBytes(1024 * 1024);

    public TimeSpan Attached { get; private set; }

    public TimeSpan Read { get; private set; }

    public Stream Content(long bytes) => new RepeatedStream(block, bytes);

    public IDisposable Attaching() => new Timing(elapsed => Attached = elapsed);

    public IDisposable Reading() => new Timing(elapsed => Read = elapsed);

    private sealed class Timing(Action<TimeSpan> done) : IDisposable
    {
        private readonly long began = Stopwatch.GetTimestamp();

        public void Dispose() => done(Stopwatch.GetElapsedTime(began));
    }
}
