using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type of items and all that its JSON can hold, by the rules of the context that is declared for it, or ours.</summary>
internal sealed class ReadTypes
{
    /// <param name="type">The type of the items.</param>
    /// <param name="workflow">The class that the generated code for types that only it can see goes into.</param>
    /// <param name="compilation">The compilation that holds both.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public ReadTypes(ITypeSymbol type, INamedTypeSymbol workflow, Compilation compilation, CancellationToken cancellationToken)
    {
        Context = SerializerContexts.Of(compilation).Find(type);
        Scope = new ItemTypeScope(compilation, workflow, Context?.Rules ?? JsonRules.Ours);
        Shapes = new ObjectShapeReader(Scope);
        Closure = new TypeClosure(Scope, Shapes);
        Closure.Read(type, cancellationToken);
        Problems = Context is { } context && ProblemOf(context) is { } problem ? [new TypeProblem(problem, context.Type), .. Closure.Problems] : Closure.Problems;
    }

    public SerializerContext? Context { get; }

    public ItemTypeScope Scope { get; }

    public ObjectShapeReader Shapes { get; }

    public TypeClosure Closure { get; }

    /// <summary>What isn't supported, the outermost first.</summary>
    public IReadOnlyList<TypeProblem> Problems { get; }

    private string? ProblemOf(SerializerContext context) => context.Problem
        ?? (Scope.IsAssemblyWide(context.Type) ? null : $"{TypeNames.ForPeople(context.Type)} can't be seen by generated code. Make it internal or public.");
}
