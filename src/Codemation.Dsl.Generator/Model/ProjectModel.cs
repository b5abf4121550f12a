using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>What the project around the workflows is like.</summary>
internal sealed record ProjectModel
{
    public required string AssemblyName { get; init; }

    /// <summary>Whether the project is an application that lacks an entry point.</summary>
    public required bool NeedsEntryPoint { get; init; }

    /// <summary>Whether, and with what, workflows can be run through <c>Codemation.WorkflowHost</c>.</summary>
    public required WorkflowHostModel Host { get; init; }

    /// <summary>Whether <c>Codemation.CodemationHost</c> can be used.</summary>
    public required bool HasCodemationHost { get; init; }

    /// <summary>Whether modules can be added to <c>Codemation.CodemationBuilder</c>.</summary>
    public required bool HasBuilder { get; init; }

    public required EquatableArray<ModuleReference> Modules { get; init; }
}
