using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Caching;

/// <summary>Searches a value for objects that keep a compilation alive or are new in each one.</summary>
internal static class RoslynObjects
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    public static void AssertNone(object? value, string stage)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Queue<(object Value, string Path)>();
        Enqueue(value, stage);
        while (open.TryDequeue(out var next))
        {
            if (IsRoslynObject(next.Value))
            {
                throw new CheckFailedException(
                    $"{next.Path} holds a {next.Value.GetType().Name}, which keeps a compilation alive or is new in each one. Keep a plain value instead.");
            }

            if (next.Value is Array array)
            {
                var index = 0;
                foreach (var element in array)
                {
                    Enqueue(element, $"{next.Path}[{index++}]");
                }

                continue;
            }

            foreach (var field in Fields.GetOrAdd(next.Value.GetType(), ReadFields))
            {
                Enqueue(field.GetValue(next.Value), $"{next.Path}.{DisplayName(field)}");
            }
        }

        void Enqueue(object? found, string path)
        {
            if (found is not null && !IsLeaf(found.GetType()) && (found.GetType().IsValueType || seen.Add(found)))
            {
                open.Enqueue((found, path));
            }
        }
    }

    private static bool IsRoslynObject(object value) => value
        is ISymbol or SyntaxNode or SyntaxToken or SyntaxTrivia or SyntaxTree or SyntaxReference or SourceText
        or Compilation or SemanticModel or IOperation or AttributeData or TypedConstant
        or Location or Diagnostic or MetadataReference or CompilationOptions or ParseOptions;

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal)
        || typeof(MemberInfo).IsAssignableFrom(type)
        || (type.IsArray && IsLeaf(type.GetElementType()!));

    private static FieldInfo[] ReadFields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            fields.AddRange(current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        }

        return [.. fields.Where(field => !IsLeaf(field.FieldType))];
    }

    private static string DisplayName(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
