namespace Codemation.Runtime.Storage;

/// <summary>Queues and priorities as they are unless said otherwise.</summary>
internal static class RunQueues
{
    public const string Default = "default";

    public const int DefaultPriority = 5;

    public static IReadOnlyList<string> OnlyDefault { get; } = [Default];
}
