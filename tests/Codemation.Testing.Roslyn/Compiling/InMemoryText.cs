using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Compiling;

/// <summary>An additional file.</summary>
internal sealed class InMemoryText(SourceFile file) : AdditionalText
{
    public override string Path => file.Path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Code, Encoding.UTF8);
}
