using Codemation.Dsl.Generator.Chains.Callbacks;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>
/// Finds the code that makes items: what a step or a node is given, the methods of the same class that it calls, and static methods of other
/// classes of the project.
/// </summary>
internal sealed class ReachableCode(Compilation compilation, Func<ITypeSymbol?, bool> isItem, CancellationToken cancellationToken)
{
    // Texts go through few classes, and each more multiplies the code that is read.
    private const int MostHops = 4;

    private readonly CodeReadings readings = CodeReadings.Of(compilation);

    /// <summary>Where callbacks and methods of the project are.</summary>
    public StepCallbacks Source { get; } = new(compilation, cancellationToken);

    /// <summary>All code that is reached from what a step or node is given, each function once; that comes first.</summary>
    public IReadOnlyList<ItemCode> From(IEnumerable<ItemCode> given, INamedTypeSymbol owner)
    {
        var found = new List<ItemCode>();
        var seen = new HashSet<SyntaxNode>();
        var open = new Queue<(ItemCode Code, int Hops)>(given.Select(static code => (code, 0)));
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (code, hops) = open.Dequeue();
            if (!seen.Add(code.Function))
            {
                continue;
            }

            found.Add(code);
            foreach (var call in readings.Read(code.Function, code.Model, cancellationToken).Calls)
            {
                var isOwn = SymbolEqualityComparer.Default.Equals(call.Method.ContainingType?.OriginalDefinition, owner.OriginalDefinition);
                if ((isOwn || (call.Method.IsStatic && hops < MostHops && Carries(call.Method.ReturnType))) && Source.Declaration(call.Method) is { } declaration)
                {
                    open.Enqueue((new ItemCode(declaration, Source.ModelOf(declaration.SyntaxTree)), isOwn ? hops : hops + 1));
                }
            }
        }

        return found;
    }

    // What a method gives is all that is followed out of other classes.
    private bool Carries(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } or ITypeParameterSymbol => true,
        IArrayTypeSymbol array => Carries(array.ElementType),
        INamedTypeSymbol named => isItem(named) || named.TypeArguments.Any(Carries),
        _ => false,
    };
}
