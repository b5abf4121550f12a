namespace Codemation.Runtime.Storage.Postgres;

/// <summary>A run that ends.</summary>
internal readonly record struct EndedRun(string Id, string? ParentRunId, bool Waited)
{
    public static EndedRun Of(FencedRun run) => new(run.Commit.RunId, run.ParentRunId, run.Waited);
}
