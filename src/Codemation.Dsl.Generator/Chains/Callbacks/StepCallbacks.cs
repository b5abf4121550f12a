using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains.Callbacks;

/// <summary>Finds the code that runs for the items of a step, as far as its source is in the workflow's own class.</summary>
internal sealed class StepCallbacks
{
    private readonly Compilation compilation;
    private readonly DslTypes dsl;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    public StepCallbacks(Compilation compilation, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
        dsl = new DslTypes(compilation);
    }

    /// <summary>The code given to a step's call itself: one for each of its callbacks.</summary>
    public IEnumerable<StepCallback> Of(ChainStep step)
    {
        // The end of a try shares the call of its beginning.
        if (step.Kind == Model.StepKind.TryEnd)
        {
            yield break;
        }

        var position = 0;
        foreach (var argument in step.Call.ArgumentList.Arguments)
        {
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
                ? step.Method.Parameters.FirstOrDefault(each => each.Name == name)
                : position < step.Method.Parameters.Length ? step.Method.Parameters[position] : null;
            position++;
            if (parameter is { Type.TypeKind: TypeKind.Delegate } && !dsl.IsGraph(parameter.Type) && Function(argument.Expression) is { } function)
            {
                yield return new StepCallback(step, parameter.Name, function, ModelOf(function.SyntaxTree));
            }
        }
    }

    /// <summary>The code given to a step's call, and the methods of the workflow's class that it calls, near and far; each once.</summary>
    public IEnumerable<StepCallback> Reachable(ChainStep step, INamedTypeSymbol workflow)
    {
        var seen = new HashSet<SyntaxNode>();
        var open = new Queue<StepCallback>(Of(step));
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var callback = open.Dequeue();
            if (!seen.Add(callback.Function))
            {
                continue;
            }

            yield return callback;
            foreach (var call in callback.Function.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (callback.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition, workflow.OriginalDefinition)
                    && Declaration(method) is { } declaration)
                {
                    open.Enqueue(callback with { Function = declaration, Model = ModelOf(declaration.SyntaxTree), IsGiven = false });
                }
            }
        }
    }

    /// <summary>The code of a method, when it is in the project.</summary>
    public SyntaxNode? Declaration(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return definition.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? reference.GetSyntax(cancellationToken)
            : null;
    }

    /// <summary>The semantic model of a file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out var model))
        {
            models[tree] = model = compilation.GetSemanticModel(tree);
        }

        return model;
    }

    private SyntaxNode? Function(ExpressionSyntax argument)
    {
        var expression = argument;
        while (expression is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            expression = expression is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)expression).Expression;
        }

        return expression is AnonymousFunctionExpressionSyntax lambda ? lambda
            : ModelOf(expression.SyntaxTree).GetSymbolInfo(expression, cancellationToken).Symbol is IMethodSymbol method ? Declaration(method)
            : null;
    }
}
