using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>A step of a plan.</summary>
/// <param name="Id">The persisted identity.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Inputs">Where its items come from.</param>
/// <param name="Ports">Its outputs.</param>
/// <param name="Scope">The index of the innermost try around it, or -1.</param>
/// <param name="UsesContext">Whether its callback sees the context.</param>
/// <param name="Signal">The index in the workflow's items of the type of its signal, or -1.</param>
/// <param name="Target">The request or the workflow, for people.</param>
internal sealed record StepModel(
    string Id,
    StepKind Kind,
    EquatableArray<SourceModel> Inputs,
    EquatableArray<PortModel> Ports,
    int Scope,
    bool UsesContext,
    int Signal,
    string? Target);
