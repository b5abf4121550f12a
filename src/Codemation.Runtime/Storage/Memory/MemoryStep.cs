namespace Codemation.Runtime.Storage.Memory;

/// <summary>What is remembered of a step after its run ended: no items, and nothing that holds on to them.</summary>
internal readonly struct MemoryStep(ActivationRecord record)
{
    private const long Never = -1;

    private readonly ActivationStatus status = record.Status;
    private readonly int attempt = record.Attempt;
    private readonly int itemsIn = record.ItemsIn;
    private readonly int firstCount = record.Outputs.Count == 0 ? -1 : record.Outputs[0].Count;
    private readonly int[]? counts = record.Outputs.Count > 1 ? CountsOf(record.Outputs) : null;
    private readonly long startedAt = record.StartedAt.UtcTicks;
    private readonly long finishedAt = record.FinishedAt?.UtcTicks ?? Never;
    private readonly RunError? error = record.Error;
    private readonly string? caught = record.Caught;

    public string Step { get; } = record.Step;

    public StoredActivation ToStored() => new()
    {
        Step = Step,
        Status = status,
        Attempt = attempt,
        StartedAt = new DateTimeOffset(startedAt, TimeSpan.Zero),
        FinishedAt = finishedAt == Never ? null : new DateTimeOffset(finishedAt, TimeSpan.Zero),
        ItemsIn = itemsIn,
        Error = error,
        Caught = caught,
        Ports = Ports(),
    };

    private StoredPort[] Ports()
    {
        if (counts is not null)
        {
            return Array.ConvertAll(counts, count => new StoredPort(count, default));
        }

        return firstCount < 0 ? [] : [new StoredPort(firstCount, default)];
    }

    private static int[] CountsOf(IReadOnlyList<BatchPayload> outputs)
    {
        var perPort = new int[outputs.Count];
        for (var port = 0; port < perPort.Length; port++)
        {
            perPort[port] = outputs[port].Count;
        }

        return perPort;
    }
}
