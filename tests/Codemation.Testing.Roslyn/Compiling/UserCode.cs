using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Testing.Roslyn.Compiling;

/// <summary>What a user's project holds: its files and the settings that matter to a compiler. A string is a project of one file.</summary>
public sealed record UserCode
{
    /// <summary>The path of the file when only its text is given.</summary>
    public const string DefaultPath = "User.cs";

    /// <summary>The source files.</summary>
    public ImmutableArray<SourceFile> Files { get; init; } = [];

    /// <summary>Files that are not compiled, such as a lock file.</summary>
    public ImmutableArray<SourceFile> AdditionalFiles { get; init; } = [];

    /// <summary>Library or application.</summary>
    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The project's nullable context.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>The language version; by default the newest one of the host.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    /// <summary>Whether the SDK's implicit usings are in force.</summary>
    public bool ImplicitUsings { get; init; } = true;

    /// <summary>Referenced assemblies besides the framework, by name.</summary>
    public ImmutableArray<string> References { get; init; } = ["Codemation.Dsl"];

    /// <summary>Options as the build passes them on, such as <c>build_property.CodemationEntryPoint</c>.</summary>
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Compiler errors that the user code is meant to have, by id. Errors in generated code are never expected.</summary>
    public ImmutableArray<string> ExpectedErrors { get; init; } = [];

    /// <summary>Generators whose output analyzers and fixes see; generator tests name theirs in the call.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    /// <summary>The project's assembly name.</summary>
    public string AssemblyName { get; init; } = "User";

    public static implicit operator UserCode(string code) => FromString(code);

    /// <summary>A project of one file.</summary>
    public static UserCode FromString(string code) => FromFiles((DefaultPath, code));

    /// <summary>A project of several files.</summary>
    public static UserCode FromFiles(params (string Path, string Code)[] files) =>
        new() { Files = [.. files.Select(file => new SourceFile(file.Path, file.Code))] };
}
