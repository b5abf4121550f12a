using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Codemation.Runtime.Telemetry;

/// <summary>Ids of traces and spans as OpenTelemetry has them.</summary>
internal static class TraceIds
{
    private const int TraceDigits = 32;

    /// <summary>The trace of a run, the same in every process: the id itself, which is a valid trace id where this program made it.</summary>
    public static ActivityTraceId OfRun(string runId)
    {
        if (runId.Length >= TraceDigits && IsTraceId(runId.AsSpan(0, TraceDigits)))
        {
            return ActivityTraceId.CreateFromString(runId.AsSpan(0, TraceDigits));
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(runId), hash);
        return ActivityTraceId.CreateFromBytes(hash[..16]);
    }

    private static bool IsTraceId(ReadOnlySpan<char> text)
    {
        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return false;
            }
        }

        return text.ContainsAnyExcept('0');
    }
}
