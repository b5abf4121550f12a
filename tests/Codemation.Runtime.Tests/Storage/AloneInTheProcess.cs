namespace Codemation.Runtime.Tests.Storage;

/// <summary>Tests that count what the whole process allocates.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    public const string Name = "Alone in the process";
}
