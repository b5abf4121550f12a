using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <summary>What a request to start a run came to.</summary>
/// <param name="Row">The run.</param>
/// <param name="IsNew">Whether this request created it; an earlier one with the same idempotency key did otherwise.</param>
/// <param name="IsBegun">Whether it begins with outputs that were given from the start.</param>
internal readonly record struct CreatedRun(RunRow Row, bool IsNew, bool IsBegun = false);
