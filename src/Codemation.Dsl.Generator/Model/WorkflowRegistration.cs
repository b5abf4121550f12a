namespace Codemation.Dsl.Generator.Model;

/// <summary>What a module says about a workflow.</summary>
internal sealed record WorkflowRegistration(
    string Id,
    string TypeName,
    string Input,
    string Output,
    string Plan,
    ConstructorModel Constructor,
    bool IsPublic,
    bool TakesSingleItem);
