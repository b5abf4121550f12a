namespace Codemation.Chaos.Simulations;

/// <summary>What the simulated database can be made to do wrong, to show that the simulation finds such things.</summary>
internal enum PlantedBug
{
    None,

    /// <summary>Writes of workers that have lost their run are taken.</summary>
    FenceForgotten,

    /// <summary>A signal that comes before its wait is forgotten.</summary>
    EarlySignalLost,
}
