using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Compiling;

/// <summary>Compiles user code in memory.</summary>
public static class Compiler
{
    internal const string ImplicitUsingsPath = "Implicit.Usings.cs";

    internal const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    /// <summary>The user's compilation, not yet checked for errors.</summary>
    public static CSharpCompilation Compile(UserCode code)
    {
        var parseOptions = ParseOptions(code);
        return CSharpCompilation.Create(
            code.AssemblyName,
            AllFiles(code).Select(file => Parse(file.Path, file.Code, parseOptions)),
            PlatformReferences.With(code.References),
            Options(code));
    }

    /// <summary>Fails when the compilation has an error that the user code does not expect.</summary>
    public static void AssertNoErrors(Compilation compilation, params IEnumerable<string> expectedErrors)
    {
        var errors = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !expectedErrors.Contains(diagnostic.Id))
            .ToList();
        if (errors.Count > 0)
        {
            throw new CheckFailedException("The code does not compile:\n" + DiagnosticText.Of(errors));
        }
    }

    internal static CSharpParseOptions ParseOptions(UserCode code) => new(code.Language, DocumentationMode.Parse);

    internal static CSharpCompilationOptions Options(UserCode code) => new(code.Output, nullableContextOptions: code.Nullable);

    internal static IEnumerable<SourceFile> AllFiles(UserCode code) =>
        code.ImplicitUsings ? code.Files.Append(new SourceFile(ImplicitUsingsPath, ImplicitUsings)) : code.Files;

    internal static SyntaxTree Parse(string path, string code, ParseOptions? options) =>
        SyntaxFactory.ParseSyntaxTree(SourceText.From(code, Encoding.UTF8), options, path);
}
