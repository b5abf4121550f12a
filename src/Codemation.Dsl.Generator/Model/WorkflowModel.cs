using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>All that is generated for a workflow is made from this.</summary>
internal sealed record WorkflowModel
{
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public required string Name { get; init; }

    public required string HintName { get; init; }

    public required ContainerModel Container { get; init; }

    public required MemberNames Members { get; init; }

    /// <summary>The types of all ports and signals, and of input, output and configuration, each once.</summary>
    public required EquatableArray<ItemModel> Items { get; init; }

    /// <summary>The index in <see cref="Items"/> of the input's type.</summary>
    public required int Input { get; init; }

    /// <summary>The index in <see cref="Items"/> of the output's type.</summary>
    public required int Output { get; init; }

    /// <summary>The index in <see cref="Items"/> of the configuration's type, or -1.</summary>
    public required int Config { get; init; }

    public required ChainModel Chain { get; init; }

    /// <summary>How the assembly's module names the workflow; null when it can't.</summary>
    public required WorkflowRegistration? Registration { get; init; }
}
