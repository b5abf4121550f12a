using System.Runtime.CompilerServices;
using Codemation.Testing.Roslyn;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.Harness;

public class UserProgramTests
{
    [Fact]
    public async Task Arguments_go_in_and_output_errors_and_the_exit_code_come_out()
    {
        var program = Application("""
            Console.WriteLine("hello " + args[0]);
            await Task.Yield();
            Console.Write(1.5m);
            Console.Error.WriteLine("careful");
            return 3;
            """);

        Assert.Equal(new ProgramOutput("hello world\n1.5", "careful\n", 3), await UserProgram.RunAsync(program, "world"));
    }

    [Fact]
    public async Task Programs_that_run_at_the_same_time_keep_their_output_apart()
    {
        var outputs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => UserProgram.RunAsync(
            Application($"for (var i = 0; i < 50; i++) {{ Console.Write({i}); await Task.Yield(); }}"))));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => new string((char)('0' + i), 50)), outputs.Select(output => output.Output));
    }

    [Fact]
    public async Task An_exception_of_the_program_is_thrown_as_it_is()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => UserProgram.RunAsync(Application("throw new InvalidOperationException(\"no stock\");")));

        Assert.Equal("no stock", exception.Message);
    }

    [Fact]
    public async Task A_library_has_nothing_to_run()
    {
        await Assert.ThrowsAsync<CheckFailedException>(() => UserProgram.RunAsync(Compiler.Compile("class A;")));
    }

    [Fact]
    public void Code_that_does_not_compile_can_not_be_loaded()
    {
        var failure = Assert.Throws<CheckFailedException>(() => UserAssembly.Load(Compiler.Compile("class A : Missing;")));

        Assert.Contains("CS0246", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Static_values_are_read_by_name_and_type()
    {
        using var assembly = UserAssembly.Load(Compiler.Compile("namespace Shop; class A { class B { static int X { get; } = 3; static string y = \"z\"; } }"));

        Assert.Equal(3, assembly.Value<int>("Shop.A+B", "X"));
        Assert.Equal("z", assembly.Value<string>("Shop.A+B", "y"));
        Assert.Throws<CheckFailedException>(() => assembly.Value<string>("Shop.A+B", "X"));
        Assert.Throws<CheckFailedException>(() => assembly.Value<int>("Shop.A+B", "Z"));
        Assert.Throws<CheckFailedException>(() => assembly.Value<int>("Shop.B", "X"));
    }

    [Fact]
    public void A_disposed_assembly_leaves_the_process()
    {
        var reference = LoadAndDispose();
        for (var i = 0; i < 10 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(reference.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndDispose()
    {
        using var assembly = UserAssembly.Load(Compiler.Compile("class A;"));
        return new WeakReference(assembly.Type("A").Assembly);
    }

    private static Compilation Application(string code) =>
        Compiler.Compile(UserCode.FromString(code) with { Output = OutputKind.ConsoleApplication });
}
