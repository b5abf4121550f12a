using System.Security.Cryptography;
using System.Text;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>The context of one attempt of one item, or of one attempt of a whole batch.</summary>
internal sealed class ItemContext(StepActivation activation) : StepContext
{
    private int position;
    private int attempt = activation.Attempt;
    private CancellationToken cancellationToken = activation.Run.CancellationToken;
    private string? idempotencyKey;
    private int ids;
    private ItemBinary? binary;
    private ItemTelemetry? telemetry;
    private byte[]? work;

    public override string RunId => activation.Run.Row.Id;

    public override string WorkflowId => activation.Run.Row.WorkflowId;

    public override string StepId => activation.Step.Id;

    public override string ActivationId => activation.Id;

    public override int ItemIndex => position;

    public override int ItemCount => activation.ItemCount;

    public override int Attempt => attempt;

    public override string IdempotencyKey => idempotencyKey ??= KeyOf(activation.Id, position);

    public override IServiceProvider Services => activation.Services;

    public override StepTelemetry Telemetry => telemetry ??= new ItemTelemetry(this);

    public override StepBinary Binary => binary ??= new ItemBinary(this);

    public override ILogger Logger => activation.Logger;

    public override TimeProvider Time => activation.Run.Host.Time;

    public override CancellationToken CancellationToken => cancellationToken;

    public StepActivation Activation => activation;

    /// <summary>The span of this attempt; null where only the activation has one.</summary>
    public OpenSpan? Span { get; set; }

    /// <summary>Which try of the item this is, from 1; unlike <see cref="Attempt"/> it does not count crashes.</summary>
    public int Try { get; private set; } = 1;

    /// <summary>What the item waited for and is over; null when it did not wait.</summary>
    public StoredWait? Resumed { get; init; }

    /// <summary>The state of work elsewhere that the item has begun, as the start or the last look left it; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Work => work is not null ? work : Resumed is { Kind: WaitKind.Poll } waited ? waited.State : default(ReadOnlyMemory<byte>?);

    /// <summary>What the item is to wait for, once the call has returned; null when it is done.</summary>
    public RunWait? Suspension { get; private set; }

    /// <summary>Turns to an attempt of an item.</summary>
    /// <param name="item">The item's position.</param>
    /// <param name="number">The attempt within this activation, from 1.</param>
    /// <param name="token">Ends the attempt.</param>
    public void Turn(int item, int number, CancellationToken token)
    {
        position = item;
        Try = number;
        Suspension = null;
        attempt = activation.Attempt + number - 1;
        cancellationToken = token;
        idempotencyKey = null;
        ids = 0;
    }

    /// <summary>Has the item wait, when the call returns; what the call gives is ignored then.</summary>
    public void Suspend(WaitKind kind, DateTimeOffset? dueAt, string? correlation = null, ReadOnlyMemory<byte> state = default)
        => Suspension = WaitFor(kind, dueAt, 1, state) with { Correlation = correlation };

    /// <summary>Has the item wait for a sub-workflow, which belongs to this try of it.</summary>
    public void SuspendFor(string subWorkflow)
        => Suspension = WaitFor(WaitKind.SubWorkflow, null, Try, default) with { Correlation = subWorkflow };

    /// <summary>Has later tries look at work elsewhere with this state, instead of beginning it again.</summary>
    public void HasBegun(byte[] state) => work = state;

    /// <summary>The context of the next try, for when this one's callback may not have let go of it.</summary>
    public ItemContext Again() => new(activation) { Resumed = Resumed, work = work };

    /// <summary>The delay before the next try. An item that looks at work elsewhere looks again; any other starts over.</summary>
    public RunWait RetryAfter(TimeSpan delay)
    {
        var begun = Work;
        return WaitFor(begun is null ? WaitKind.Retry : WaitKind.Poll, activation.Run.StoreTime + delay, Try + 1, begun ?? default);
    }

    /// <summary>An item of the step's batch, with attachments and lineage.</summary>
    public Item<T> Item<T>(Batch<T> batch, int item)
        => new(batch[item], batch.Attachments?[item], new Lineage(new SlotLineage(activation.Run, activation.Step.InputSlots[0]), item));

    public override Guid NewGuid()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{IdempotencyKey}\n{Interlocked.Increment(ref ids)}")), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public override TConfig Config<TConfig>() => activation.Run.Config<TConfig>();

    public override TOut Output<TOut>(string stepId) => activation.Run.OutputOf<TOut>(activation.Step, position, stepId);

    private RunWait WaitFor(WaitKind kind, DateTimeOffset? dueAt, int next, ReadOnlyMemory<byte> state)
        => new() { Step = StepId, Item = position, Kind = kind, DueAt = dueAt, Attempt = next, State = state };

    public static string KeyOf(string activationId, int position)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{activationId}\n{position}")), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
