namespace Codemation;

/// <summary>How much is kept of a run. Whatever is not kept, a run that was interrupted goes on without losing anything.</summary>
public enum Persist
{
    /// <summary>The outputs of every step.</summary>
    Full,

    /// <summary>The outputs of steps with effects. Steps without, which give the same for the same items, are run again where their outputs are needed.</summary>
    Effects,

    /// <summary>The input and the outputs of the run; those of its steps only until it ends.</summary>
    Outcome,

    /// <summary>Nothing: the run is in memory only, and lost with the process. The one policy under which an accepted run may be lost.</summary>
    None,
}
