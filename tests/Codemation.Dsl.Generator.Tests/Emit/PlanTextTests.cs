using Codemation.Dsl.Generator.Tests.Chains;

namespace Codemation.Dsl.Generator.Tests.Emit;

public sealed class PlanTextTests
{
    [Theory]
    [InlineData("three \"\"\" quotes")]
    [InlineData("a \\ and a tab \t")]
    [InlineData("lines\r\nof\u2028every\u2029kind\u0085 ")]
    [InlineData("{braces} and Größe")]
    [InlineData("")]
    public void Any_text_of_the_author_comes_through(string text)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
        var code = Shop.Statements("Order", $"return start.Switch(\"by\", o => o.Id, c => c.Case({literal}, f => f).Default(f => f)).Merge(\"m\");");

        Assert.Equal([text, "default"], Shop.Stub(code).Steps[0].Ports.Select(static port => port.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"workflow":"w","name":"w","hash":"h","input":7,"output":0}""")]
    [InlineData("""{"workflow":"w","name":"w","hash":"h","input":0,"output":0,"result":[0,0],"steps":[{"id":"a","kind":"Dance","from":[],"to":[]}]}""")]
    public void The_text_of_another_version_is_refused(string text)
    {
        Assert.Contains("Build the project again", Assert.Throws<FormatException>(() => ExecutionPlan.Read(text, [null!])).Message, StringComparison.Ordinal);
    }
}
