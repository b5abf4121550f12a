using System.Reflection;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Running;

/// <summary>Compiled user code, loaded until disposed. It shares the libraries of the tests, so their types can be cast to.</summary>
public sealed class UserAssembly : IDisposable
{
    private readonly UserAssemblyContext context = new();
    private readonly Assembly assembly;

    private UserAssembly(MemoryStream code, MemoryStream symbols) => assembly = context.LoadFromStream(code, symbols);

    internal MethodInfo? EntryPoint => assembly.EntryPoint;

    /// <summary>Emits and loads a compilation.</summary>
    /// <exception cref="CheckFailedException">It does not compile.</exception>
    public static UserAssembly Load(Compilation compilation)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(code, symbols);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new CheckFailedException("The code can't be run, because it does not compile:\n" + DiagnosticText.Of(errors));
        }

        code.Position = 0;
        symbols.Position = 0;
        return new UserAssembly(code, symbols);
    }

    /// <summary>A type by its full name, nested types after a plus sign.</summary>
    public Type Type(string name) => assembly.GetType(name)
        ?? throw new CheckFailedException($"The user's assembly has no type '{name}', only: {string.Join(", ", assembly.GetTypes().Select(type => type.FullName))}");

    /// <summary>The value of a static property or field, public or not.</summary>
    public T Value<T>(string type, string member)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var owner = Type(type);
        var value = owner.GetProperty(member, Static) is { } property ? property.GetValue(null)
            : owner.GetField(member, Static) is { } field ? field.GetValue(null)
            : throw new CheckFailedException($"'{type}' has no static property or field '{member}'.");
        return value is T typed
            ? typed
            : throw new CheckFailedException($"'{type}.{member}' is {value?.GetType().FullName ?? "null"}, not {typeof(T).FullName}.");
    }

    /// <inheritdoc/>
    public void Dispose() => context.Unload();
}
