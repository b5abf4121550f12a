using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.Attachments;

/// <summary>The lambda of a step that makes one item of each, and what it results in.</summary>
internal sealed class StepLambda
{
    private StepLambda(LambdaExpressionSyntax lambda, SimpleNameSyntax method, IReadOnlyList<ParameterSyntax> parameters)
    {
        Lambda = lambda;
        Method = method;
        Parameters = parameters;
        Results = [.. ResultsOf(lambda)];
    }

    public LambdaExpressionSyntax Lambda { get; }

    /// <summary>The name of the step's method where it is called.</summary>
    public SimpleNameSyntax Method { get; }

    public IReadOnlyList<ParameterSyntax> Parameters { get; }

    /// <summary>The expressions that it can result in.</summary>
    public IReadOnlyList<ExpressionSyntax> Results { get; }

    /// <summary>Whether it sees whole items already.</summary>
    public bool HasItems => Method.Identifier.ValueText is "MapItem" or "MapItemAsync";

    /// <summary>The lambda that results in what an expression makes; null where another one does, or none.</summary>
    public static StepLambda? Around(ExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (creation.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not LambdaExpressionSyntax
            { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var method } } call } } lambda
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol
            { Name: "Map" or "MapAsync" or "MapItem" or "MapItemAsync", ContainingType: { Name: "Flow" or "Start", ContainingNamespace: { Name: "Codemation", ContainingNamespace.IsGlobalNamespace: true } } })
        {
            return null;
        }

        var parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => (IReadOnlyList<ParameterSyntax>)[simple.Parameter],
            ParenthesizedLambdaExpressionSyntax many => [.. many.ParameterList.Parameters],
            _ => [],
        };
        var step = new StepLambda(lambda, method, parameters);
        return parameters.Count is 1 or 2 && parameters.All(static parameter => parameter.Type is null) && step.ResultWith(creation) is not null ? step : null;
    }

    /// <summary>The result that an expression makes, or the item around it; null where it becomes something else.</summary>
    public ExpressionSyntax? ResultWith(ExpressionSyntax creation)
    {
        if (!HasItems)
        {
            return Results.Contains(creation) ? creation : null;
        }

        return creation.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "With" } } item } } && Results.Contains(item)
            ? item
            : null;
    }

    private static IEnumerable<ExpressionSyntax> ResultsOf(LambdaExpressionSyntax lambda) => lambda.ExpressionBody is { } body
        ? Split(body)
        : lambda.Block!.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Where(static each => each.Expression is not null)
            .SelectMany(static each => Split(each.Expression!));

    private static IEnumerable<ExpressionSyntax> Split(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Split(parenthesized.Expression),
        ConditionalExpressionSyntax choice => Split(choice.WhenTrue).Concat(Split(choice.WhenFalse)),
        SwitchExpressionSyntax choices => choices.Arms.SelectMany(static arm => Split(arm.Expression)),
        ThrowExpressionSyntax => [],
        _ => [expression],
    };
}
