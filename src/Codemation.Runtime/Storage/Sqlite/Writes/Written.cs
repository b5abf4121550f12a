namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>What a write gave, and whether runs became pending by it.</summary>
internal readonly record struct Written<T>(T Result, bool MadePending);
