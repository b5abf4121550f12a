using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>A call whose argument is the text: what the function gives comes out there and nowhere else.</summary>
internal sealed record TextEntry(SyntaxNode Function, InvocationExpressionSyntax Call, TextSpot Caller);
