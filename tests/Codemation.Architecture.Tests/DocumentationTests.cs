namespace Codemation.Architecture.Tests;

public sealed class DocumentationTests
{
    private const string Fence = "```csharp\n";

    [Fact]
    public void The_workflow_in_the_page_about_attachments_is_that_of_the_sample()
    {
        var page = Read("docs/binary.md");
        var start = page.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var workflow = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        Assert.StartsWith("[Workflow", workflow, StringComparison.Ordinal);
        Assert.EndsWith(workflow, Read("samples/03-attachments/CountTexts.cs"), StringComparison.Ordinal);
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
