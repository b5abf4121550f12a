namespace Codemation.Hosting.Documents;

/// <summary>Why a run or a step failed.</summary>
internal sealed record ErrorDocument
{
    public required string? Step { get; init; }

    public required int? Item { get; init; }

    public required string Type { get; init; }

    public required string Message { get; init; }

    public required string? Input { get; init; }

    public required string? Stack { get; init; }

    public required int FailedItems { get; init; }

    public static ErrorDocument? Of(RunError? error) => error is null ? null : new ErrorDocument
    {
        Step = error.Step,
        Item = error.Item,
        Type = error.Type,
        Message = error.Message,
        Input = error.Input,
        Stack = error.Stack,
        FailedItems = error.FailedItems,
    };
}
