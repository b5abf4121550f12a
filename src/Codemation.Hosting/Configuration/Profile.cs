namespace Codemation.Hosting.Configuration;

/// <summary>What a process is tuned for; sets what belongs together.</summary>
internal enum Profile
{
    /// <summary>One person at one machine: stops quickly.</summary>
    Development,

    /// <summary>A service beside others.</summary>
    Production,

    /// <summary>A machine of its own, and many short runs.</summary>
    HighThroughput,
}
