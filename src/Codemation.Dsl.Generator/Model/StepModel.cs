using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>A step of a plan.</summary>
internal sealed record StepModel(
    string Id,
    StepKind Kind,
    EquatableArray<SourceModel> Inputs,
    EquatableArray<PortModel> Ports,
    int Scope,
    bool UsesContext,
    string? Target);
