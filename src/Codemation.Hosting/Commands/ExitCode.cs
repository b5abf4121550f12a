namespace Codemation.Hosting.Commands;

/// <summary>What the process ends with; programs rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Completed = 0;
    public const int RunFailed = 1;
    public const int BadUsage = 2;
    public const int Unreachable = 3;
    public const int Interrupted = 130;
}
