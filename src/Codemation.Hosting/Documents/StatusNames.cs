namespace Codemation.Hosting.Documents;

/// <summary>What states are called outside.</summary>
internal static class StatusNames
{
    public static IReadOnlyList<string> Runs { get; } = [.. Enum.GetValues<RunStatus>().Select(Of)];

    public static string Of<T>(T status)
        where T : struct, Enum
        => status.ToString().ToLowerInvariant();
}
