using Codemation.Testing.Roslyn;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Dsl.Generator.Tests.Harness;

public class CompilerTests
{
    [Fact]
    public void User_code_can_use_the_library_and_what_its_signatures_mention()
    {
        var compilation = Compiler.Compile("""
            using Codemation;
            public sealed record Order(string Id);

            [Workflow("orders.intake")]
            public sealed partial class OrderIntake : Workflow<Order, Order>
            {
                protected override Flow<Order> Define(Start<Order> start) => start.OnManual().Map("keep", o => o);

                static void Log(StepContext ctx) => Console.WriteLine(ctx.Logger.IsEnabled(default));
            }
            """);

        Compiler.AssertNoErrors(compilation);
    }

    [Theory]
    [InlineData("Xunit.Assert")]
    [InlineData("Microsoft.CodeAnalysis.SyntaxNode")]
    [InlineData("Codemation.Dsl.Generator.Emit.SourceWriter")]
    public void User_code_does_not_see_what_only_the_tests_use(string type)
    {
        Assert.Null(Compiler.Compile("").GetTypeByMetadataName(type));
    }

    [Fact]
    public void An_assembly_that_the_tests_do_not_have_is_named()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Compiler.Compile(new UserCode { References = ["Codemation.Nowhere"] }));

        Assert.Contains("'Codemation.Nowhere'", failure.Message, StringComparison.Ordinal);
    }
}
