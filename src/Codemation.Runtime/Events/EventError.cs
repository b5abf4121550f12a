namespace Codemation.Runtime.Events;

/// <summary>An error as events tell it: without the item, which is data, and the stack.</summary>
internal sealed record EventError
{
    private const int LongestMessage = 4_000;

    public string? Step { get; init; }

    public int? Item { get; init; }

    public required string Type { get; init; }

    public required string Message { get; init; }

    public int FailedItems { get; init; }

    public static EventError? Of(RunError? error) => error is null ? null : new()
    {
        Step = error.Step,
        Item = error.Item,
        Type = error.Type,
        Message = error.Message.Length <= LongestMessage ? error.Message : $"{error.Message.AsSpan(0, LongestMessage)}…",
        FailedItems = error.FailedItems,
    };
}
