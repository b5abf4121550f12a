namespace Codemation.Runtime.Storage;

/// <summary>What came of a request to create a run.</summary>
/// <param name="Outcome">Whether it was created.</param>
/// <param name="RunId">The run: the one created, or the one that was there already.</param>
internal readonly record struct RunCreation(CreateOutcome Outcome, string RunId)
{
    public bool IsCreated => Outcome == CreateOutcome.Created;
}
