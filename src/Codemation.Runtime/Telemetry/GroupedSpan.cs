namespace Codemation.Runtime.Telemetry;

/// <summary>A span in the JSON of its group. What is as in most of them is left out: there are more of these than of anything else.</summary>
internal readonly record struct GroupedSpan
{
    private const SpanKind UsualKind = SpanKind.Activation;
    private const SpanStatus UsualStatus = SpanStatus.Ok;
    private const int UsualAttempt = 1;

    public required string Id { get; init; }

    public string? Parent { get; init; }

    public SpanKind? Kind { get; init; }

    /// <summary>Null where it is the step's id.</summary>
    public string? Name { get; init; }

    public SpanStatus? Status { get; init; }

    public string? Message { get; init; }

    public string? Step { get; init; }

    public int? Item { get; init; }

    public int? Attempt { get; init; }

    /// <summary>Microseconds from its beginning to the end of the group.</summary>
    public long Began { get; init; }

    /// <summary>Microseconds from its end to the end of the group.</summary>
    public long Ended { get; init; }

    public static GroupedSpan Of(SpanRecord span, DateTimeOffset endOfGroup) => new()
    {
        Id = span.SpanId,
        Parent = span.ParentId,
        Kind = span.Kind == UsualKind ? null : span.Kind,
        Name = span.Name == span.Step ? null : span.Name,
        Status = span.Status == UsualStatus ? null : span.Status,
        Message = span.Message,
        Step = span.Step,
        Item = span.Item,
        Attempt = span.Attempt == UsualAttempt ? null : span.Attempt,
        Began = (endOfGroup - span.StartedAt).Ticks / TimeSpan.TicksPerMicrosecond,
        Ended = (endOfGroup - span.EndedAt).Ticks / TimeSpan.TicksPerMicrosecond,
    };

    public SpanRecord In(SpanGroup group) => new()
    {
        RunId = group.RunId,
        WorkflowId = group.WorkflowId,
        SpanId = Id,
        ParentId = Parent,
        Kind = Kind ?? UsualKind,
        Name = Name ?? Step ?? "",
        Status = Status ?? UsualStatus,
        Message = Message,
        Step = Step,
        Item = Item,
        Attempt = Attempt ?? UsualAttempt,
        StartedAt = group.EndedAt.AddMicroseconds(-Began),
        EndedAt = group.EndedAt.AddMicroseconds(-Ended),
    };
}
