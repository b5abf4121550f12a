using System.Globalization;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>Says what an item waits for.</summary>
internal static class WaitText
{
    public static string Of(RunWait wait) => wait.Kind switch
    {
        WaitKind.Time => $"step \"{wait.Step}\" waits until {Time(wait)}",
        WaitKind.Signal when wait.DueAt is null => $"step \"{wait.Step}\" waits for a signal with correlation \"{wait.Correlation}\"",
        WaitKind.Signal => $"step \"{wait.Step}\" waits for a signal with correlation \"{wait.Correlation}\", until {Time(wait)} at the latest",
        WaitKind.Poll => $"step \"{wait.Step}\" looks at its work again at {Time(wait)}",
        WaitKind.Retry => $"step \"{wait.Step}\" is tried again at {Time(wait)} (attempt {wait.Attempt})",
        _ => $"step \"{wait.Step}\" waits for run {wait.Correlation}",
    };

    private static string Time(RunWait wait) => wait.DueAt!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
