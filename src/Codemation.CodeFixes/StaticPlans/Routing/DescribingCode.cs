using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>
/// Tells code that only describes flows. The code of all branches of a router runs when the workflow is built, where only one way of
/// a condition did: what could fail, or do something, on a way that was not taken must not be there.
/// </summary>
internal sealed class DescribingCode(Compilation compilation, DslTypes dsl, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    public bool Is(Way way, SemanticModel model) => way.Statements.All(statement => Is(statement, model)) && (way.Result is null || Is(way.Result, model));

    private bool Is(StatementSyntax statement, SemanticModel model) => statement switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local =>
            local.Declaration.Variables.All(variable => variable.Initializer is not { Value: var value } || Is(value, model) || IsStored(value, model)),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } =>
            assignment.Left is IdentifierNameSyntax or TupleExpressionSyntax or DeclarationExpressionSyntax && Is(assignment.Right, model),
        ExpressionStatementSyntax { Expression: var expression } => Is(expression, model),
        ReturnStatementSyntax { Expression: { } expression } => Is(expression, model),
        BlockSyntax block => block.Statements.All(each => Is(each, model)),
        LocalFunctionStatementSyntax or EmptyStatementSyntax => true,
        _ => false,
    };

    private bool Is(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression, cancellationToken).HasValue || expression switch
    {
        ParenthesizedExpressionSyntax inner => Is(inner.Expression, model),
        CastExpressionSyntax cast => dsl.IsGraph(model.GetTypeInfo(cast, cancellationToken).Type) && Is(cast.Expression, model),
        AnonymousFunctionExpressionSyntax lambda => !IsOverFlows(lambda, model) || lambda.Body switch
        {
            ExpressionSyntax body => Is(body, model),
            BlockSyntax body => Is(body, model),
            _ => false,
        },
        InvocationExpressionSyntax call => IsCall(call, model),
        BaseObjectCreationExpressionSyntax creation => IsCreation(creation, model),
        TupleExpressionSyntax tuple => tuple.Arguments.All(argument => Is(argument.Expression, model)),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.All(each => Is(each, model)),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.All(each => Is(each, model)),
        CollectionExpressionSyntax collection => collection.Elements.All(each => each is ExpressionElementSyntax { Expression: var element } && Is(element, model)),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsString(hole.Expression, model) && Is(hole.Expression, model)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsString(sum, model) && Is(sum.Left, model) && Is(sum.Right, model),
        IdentifierNameSyntax or GenericNameSyntax or MemberAccessExpressionSyntax => IsNamed(expression, model),
        _ => false,
    };

    private bool IsStored(ExpressionSyntax value, SemanticModel model) => new SettledValue(model, mayChange: true, cancellationToken).Is(value);

    private bool IsOverFlows(ExpressionSyntax function, SemanticModel model) => dsl.IsGraph(model.GetTypeInfo(function, cancellationToken).ConvertedType);

    private bool IsString(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType == SpecialType.System_String;

    // A number that only a condition makes valid, say the time of a wait, is not looked up on a way that is not taken.
    private bool IsNamed(ExpressionSyntax name, SemanticModel model) => model.GetSymbolInfo(name, cancellationToken).Symbol switch
    {
        IMethodSymbol method => !IsOverFlows(name, model) || IsMethod(method),
        IFieldSymbol { IsStatic: true, IsReadOnly: true } => true,
        IFieldSymbol field => name is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            ? field.Type.IsReferenceType
            : field.ContainingType.IsTupleType,
        IPropertySymbol property => dsl.IsOurs(property.ContainingType),
        ILocalSymbol local => IsKnown(local.Type),
        IParameterSymbol parameter => IsKnown(parameter.Type),
        _ => false,
    };

    private bool IsKnown(ITypeSymbol type) => type.IsReferenceType || dsl.IsGraph(type);

    private bool IsCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke } method
            || !call.ArgumentList.Arguments.All(argument => argument.RefKindKeyword.RawKind == 0 && Is(argument.Expression, model)))
        {
            return false;
        }

        var takesReceiver = call.Expression is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } && (!method.IsStatic || method.ReducedFrom is not null);
        if (takesReceiver && !Is(((MemberAccessExpressionSyntax)call.Expression).Expression, model))
        {
            return false;
        }

        return dsl.IsOurs(method.ContainingType) || IsTimeSpan(method.ContainingType) || (dsl.IsGraph(method.ReturnType) && IsMethod(method));
    }

    // What is handed in is constant, or made of constants: numbers by name are not let through.
    private bool IsCreation(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        model.GetTypeInfo(creation, cancellationToken).Type is INamedTypeSymbol type
        && (dsl.IsOurs(type) || IsTimeSpan(type))
        && (creation.ArgumentList?.Arguments.All(argument => Is(argument.Expression, model)) ?? true)
        && (creation.Initializer?.Expressions.All(each => each is AssignmentExpressionSyntax { Right: var value } && Is(value, model)) ?? true);

    private bool IsTimeSpan(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, compilation.GetTypeByMetadataName("System.TimeSpan"));

    // A method of the project, which takes its flows as arguments and not from around it.
    private bool IsMethod(IMethodSymbol called)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (!followed.Add(method))
        {
            return true;
        }

        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return false;
        }

        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
        var (block, expression) = declaration switch
        {
            MethodDeclarationSyntax { Body: var body, ExpressionBody: var arrow } => (body, arrow),
            LocalFunctionStatementSyntax { Body: var body, ExpressionBody: var arrow } => (body, arrow),
            _ => (null, null),
        };
        return (block is not null ? Is(block, model) : expression is not null && Is(expression.Expression, model))
            && new OuterFlows(dsl, cancellationToken).In([declaration], model).Count == 0;
    }
}
