using System.Text;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>Opens user code as a project of an editor.</summary>
internal static class UserWorkspace
{
    private const string Folder = "/user/";

    public static Project Open(AdhocWorkspace workspace, UserCode code)
    {
        var id = ProjectId.CreateNewId();
        var info = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            code.AssemblyName,
            code.AssemblyName,
            LanguageNames.CSharp,
            compilationOptions: Compiler.Options(code),
            parseOptions: Compiler.ParseOptions(code),
            documents: Compiler.AllFiles(code).Select(file => Document(id, file)),
            metadataReferences: Compiler.Compile(code).References,
            analyzerReferences: code.Generators.IsEmpty ? [] : [new GeneratorsReference(code.Generators)],
            additionalDocuments: code.AdditionalFiles.Select(file => Document(id, file)))
            .WithAnalyzerConfigDocuments([Document(id, new SourceFile(Folder + ".globalconfig", Config(code)))]);
        return workspace.AddProject(info);
    }

    /// <summary>The project's files as they are now, without those the harness added.</summary>
    public static async Task<UserCode> ReadAsync(Project project, UserCode settings)
    {
        var files = await ReadAsync(project.Documents.Where(document => document.FilePath != Compiler.ImplicitUsingsPath));
        var additional = await ReadAsync(project.AdditionalDocuments);
        return settings with { Files = [.. files], AdditionalFiles = [.. additional] };
    }

    private static async Task<List<SourceFile>> ReadAsync(IEnumerable<TextDocument> documents)
    {
        var files = new List<SourceFile>();
        foreach (var document in documents)
        {
            var text = await document.GetTextAsync();
            files.Add(new SourceFile(document.FilePath ?? document.Name, text.ToString().ReplaceLineEndings("\n")));
        }

        return files;
    }

    private static DocumentInfo Document(ProjectId project, SourceFile file) => DocumentInfo.Create(
        DocumentId.CreateNewId(project),
        Path.GetFileName(file.Path),
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Code, Encoding.UTF8), VersionStamp.Default)),
        filePath: file.Path);

    private static string Config(UserCode code) =>
        "is_global = true\n" + string.Concat(code.Options.Select(option => $"{option.Key} = {option.Value}\n"));
}
