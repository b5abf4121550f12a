using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Expressions.</content>
internal sealed partial class ChainReader
{
    /// <summary>What an expression stands for; null when it is no part of the graph, or could not be read.</summary>
    private ChainValue? Evaluate(ExpressionSyntax expression, ChainScope scope)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Evaluate(parenthesized.Expression, scope);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return Evaluate(suppressed.Operand, scope);
            case CastExpressionSyntax cast:
                return Evaluate(cast.Expression, scope);
            case SimpleNameSyntax name:
                return scope.Find(name.Identifier.ValueText) ?? EvaluateMember(expression, receiver: null, scope);
            case InvocationExpressionSyntax call:
                return EvaluateCalls(call, scope);
            case MemberAccessExpressionSyntax member:
                return EvaluateAccess(member, scope);
            case AnonymousFunctionExpressionSyntax lambda:
                return new LambdaValue(lambda, scope);
            case TupleExpressionSyntax tuple:
                return new TupleValue([.. tuple.Arguments.Select(argument => Evaluate(argument.Expression, scope))]);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                return EvaluateAssignment(assignment, scope);
            case ImplicitArrayCreationExpressionSyntax array:
                return EvaluateArray(array.Initializer.Expressions, scope);
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return EvaluateArray(initializer.Expressions, scope);
            case CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax):
                return EvaluateArray(collection.Elements.Select(static element => ((ExpressionElementSyntax)element).Expression), scope);
            default:
                return EvaluateOther(expression, scope);
        }
    }

    private ChainValue? EvaluateAccess(MemberAccessExpressionSyntax member, ChainScope scope)
    {
        var receiver = member.Expression is PredefinedTypeSyntax ? null : TryFind(member.Expression, scope);
        return receiver switch
        {
            TupleValue tuple => EvaluateElement(tuple, member, scope),
            _ => EvaluateMember(member, receiver, scope),
        };
    }

    private ChainValue? TryFind(ExpressionSyntax receiver, ChainScope scope) => receiver switch
    {
        IdentifierNameSyntax name => scope.Find(name.Identifier.ValueText),
        InvocationExpressionSyntax or ParenthesizedExpressionSyntax => Evaluate(receiver, scope),
        MemberAccessExpressionSyntax { Expression: var inner } member when TryFind(inner, scope) is TupleValue tuple =>
            EvaluateElement(tuple, member, scope),
        _ => null,
    };

    /// <summary>One flow of a tuple or of an <c>If</c>: <c>pair.Item1</c>, <c>pair.large</c>, <c>routed.True</c>.</summary>
    private ChainValue? EvaluateElement(TupleValue tuple, MemberAccessExpressionSyntax member, ChainScope scope)
    {
        var index = Symbol(member, scope) switch
        {
            IPropertySymbol { Name: "True" } property when dsl.IsOurs(property.ContainingType) => 0,
            IPropertySymbol { Name: "False" } property when dsl.IsOurs(property.ContainingType) => 1,
            IFieldSymbol { ContainingType.IsTupleType: true } field => field.ContainingType.TupleElements.IndexOf(
                field.ContainingType.TupleElements.FirstOrDefault(element =>
                    element.Name == field.Name || element.CorrespondingTupleField?.Name == field.CorrespondingTupleField?.Name)!),
            _ => -1,
        };
        return index >= 0 && index < tuple.Elements.Count ? tuple.Elements[index] : null;
    }

    /// <summary>A name that isn't a local one: a method as a value, a constant, or something that can't be known.</summary>
    private ChainValue? EvaluateMember(ExpressionSyntax name, ChainValue? receiver, ChainScope scope)
    {
        switch (Symbol(name, scope))
        {
            case IMethodSymbol method:
                return new MethodValue(method, receiver, scope);
            case IFieldSymbol { HasConstantValue: true } field:
                return new ConstantValue(field.ConstantValue, field.Type);
            case ILocalSymbol { HasConstantValue: true } local:
                return new ConstantValue(local.ConstantValue, local.Type);
            case IParameterSymbol { ContainingSymbol: INamedTypeSymbol } parameter:
                return scope.Find(ReceiverName) is { } extended && dsl.IsGraph(parameter.Type) ? extended : null;
            case INamespaceOrTypeSymbol:
                return null;
            case null:
                draft.Report(ChainProblemKind.DoesNotCompile, name);
                return null;
            case var symbol:
                return TypeOf(symbol) is { } type && dsl.IsGraph(type) ? FromElsewhere(name, type, scope) : null;
        }
    }

    private EndsValue EvaluateArray(IEnumerable<ExpressionSyntax> elements, ChainScope scope) =>
        new([.. elements.Select(element => Evaluate(element, scope)).OfType<FlowValue>()]);

    private ChainValue? EvaluateOther(ExpressionSyntax expression, ChainScope scope)
    {
        // Null is a constant, but it is no flow.
        var constant = scope.Model.GetConstantValue(expression, cancellationToken);
        if (constant is { HasValue: true, Value: not null })
        {
            return new ConstantValue(constant.Value, scope.Model.GetTypeInfo(expression, cancellationToken).Type);
        }

        if (EvaluateText(expression, scope) is { } text)
        {
            return text;
        }

        var type = scope.Model.GetTypeInfo(expression, cancellationToken);
        if (!dsl.IsGraph(type.Type ?? type.ConvertedType))
        {
            return null;
        }

        var kind = expression switch
        {
            ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax => ChainProblemKind.Condition,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } => ChainProblemKind.Condition,
            _ => ChainProblemKind.NotStraightLine,
        };
        draft.Report(kind, expression, kind == ChainProblemKind.Condition ? Operator(expression) : expression.Kind().ToString());

        // The branches are read for the steps they mention.
        ChainValue? any = null;
        foreach (var child in expression.ChildNodes())
        {
            var part = child is SwitchExpressionArmSyntax arm ? arm.Expression : child as ExpressionSyntax;
            if (part is not null && dsl.IsGraph(scope.Model.GetTypeInfo(part, cancellationToken).Type))
            {
                any = Evaluate(part, scope) ?? any;
            }
        }

        return any ?? Unknown(type.Type, scope);
    }

    private static string Operator(ExpressionSyntax expression) => expression switch
    {
        ConditionalExpressionSyntax => "?:",
        SwitchExpressionSyntax => "switch",
        ConditionalAccessExpressionSyntax => "?.",
        _ => "??",
    };

    private ChainValue? FromElsewhere(ExpressionSyntax name, ITypeSymbol type, ChainScope scope)
    {
        draft.Report(ChainProblemKind.FlowFromElsewhere, name, name.ToString());
        return Unknown(type, scope);
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IEventSymbol @event => @event.Type,
        _ => null,
    };

    private ISymbol? Symbol(ExpressionSyntax expression, ChainScope scope)
    {
        var info = scope.Model.GetSymbolInfo(expression, cancellationToken);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }
}
