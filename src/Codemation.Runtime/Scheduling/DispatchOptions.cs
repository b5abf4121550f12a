namespace Codemation.Runtime.Scheduling;

/// <summary>How runs are executed in the background.</summary>
/// <param name="Concurrency">How many at once.</param>
/// <param name="GracePeriod">How long they may go on when the host stops.</param>
/// <param name="Queues">The queues whose runs are executed here.</param>
internal sealed record DispatchOptions(int Concurrency, TimeSpan GracePeriod, IReadOnlyList<string> Queues);
