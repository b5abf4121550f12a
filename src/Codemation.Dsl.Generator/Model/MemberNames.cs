namespace Codemation.Dsl.Generator.Model;

/// <summary>Which of the generated members the author has, or a base class has, already.</summary>
internal sealed record MemberNames(bool HasPlan, bool HasSteps, bool InheritsPlan, bool InheritsSteps);
